#!/usr/bin/env bash
# Installs what the project needs beyond the .NET SDK, or says what to install.
#   scripts/setup.sh run     to run programs on the embedded engine: LMDB
#   scripts/setup.sh test    also to run the tests and to compile the command-line tool: a C compiler and the headers of LMDB
#   scripts/setup.sh bench   also the stores that ./bench.sh kv compares with: RocksDB and SQLite
set -euo pipefail

purpose=${1:-run}
missing_apt=() missing_dnf=() missing_zypper=()

need() { # apt, dnf, zypper package
  missing_apt+=("$1") missing_dnf+=("$2") missing_zypper+=("$3")
}

has_library() {
  ldconfig -p 2>/dev/null | grep -q "$1" || ls /usr/lib/*/"$1"* /usr/lib64/"$1"* /usr/lib/"$1"* >/dev/null 2>&1
}

if ! command -v dotnet >/dev/null; then
  echo "DaosSharp needs the .NET SDK 10 (https://dotnet.microsoft.com/download)." >&2
  exit 1
fi

has_library liblmdb.so.0 || has_library liblmdb-0 || need liblmdb0 lmdb-libs liblmdb-0_9_30
if [ "$purpose" = test ]; then
  command -v cc >/dev/null || need gcc gcc gcc
  [ -e /usr/include/stdio.h ] || need libc6-dev glibc-devel glibc-devel
  [ -e /usr/include/lmdb.h ] || need liblmdb-dev lmdb-devel lmdb-devel
fi
if [ "$purpose" = bench ]; then
  # With -dev: the name of the library's own package has its version in it.
  has_library librocksdb.so || need librocksdb-dev rocksdb librocksdb-devel
  has_library libsqlite3.so || need libsqlite3-0 sqlite-libs libsqlite3-0
fi

if [ ${#missing_apt[@]} -eq 0 ]; then
  exit 0
fi

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  echo "Installing ${missing_apt[*]}"
  apt-get install -y -qq "${missing_apt[@]}" >/dev/null 2>&1 || {
    apt-get update -qq
    apt-get install -y -qq "${missing_apt[@]}" >/dev/null
  }
  exit 0
fi

{
  echo "Some packages are missing. Install them and try again:"
  echo "  Debian, Ubuntu:  sudo apt-get install ${missing_apt[*]}"
  echo "  Fedora, RHEL:    sudo dnf install ${missing_dnf[*]}"
  echo "  SUSE:            sudo zypper install ${missing_zypper[*]}"
} >&2
exit 1
