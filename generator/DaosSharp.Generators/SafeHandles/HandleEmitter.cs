using DaosSharp.Generators.Infrastructure;
using Microsoft.CodeAnalysis;

namespace DaosSharp.Generators.SafeHandles;

internal static class HandleEmitter
{
    public static void Emit(SourceProductionContext context, HandleModel model)
    {
        SourceWriter w = new(model.Class.Namespace);
        w.Open($"unsafe partial class {model.Class.Name} : global::System.Runtime.InteropServices.SafeHandle");
        w.Lines("""
            /// <summary>What <see cref="LastCloseResult"/> is when the close function could not be called or threw.</summary>
            internal const int CloseThrew = int.MinValue;

            """);
        w.Line($"private readonly {model.Api} __api;");
        if (model.Parent is not null)
        {
            w.Line($"private readonly {model.Parent} __parent;");
            w.Line("private readonly bool __holdsParent;");
        }
        w.Line("private int __lastCloseResult;");
        w.Line();
        EmitConstructor(w, model);
        w.Line();
        EmitProperties(w, model);
        w.Line();
        EmitRelease(w, model);
        w.Close();
        w.AddTo(context, $"{model.Class.FullName}.g.cs");
    }

    private static void EmitConstructor(SourceWriter w, HandleModel model)
    {
        w.Line("/// <summary>Takes ownership of an open native handle.</summary>");
        w.Line("/// <param name=\"api\">The table that the handle belongs to.</param>");
        w.Line("/// <param name=\"value\">The native handle.</param>");
        if (model.Parent is not null)
        {
            w.Line("/// <param name=\"parent\">Stays open until this handle is closed.</param>");
            w.Line("/// <exception cref=\"global::System.ObjectDisposedException\">The parent is closed; the native handle has been closed, too.</exception>");
        }
        string parent = model.Parent is null ? "" : $", {model.Parent} parent";
        w.Line($"internal {model.Class.Name}({model.Api} api, {model.ValueType} value{parent})");
        w.Line("    : base(0, ownsHandle: true)");
        w.Open();
        w.Line("global::System.ArgumentNullException.ThrowIfNull(api);");
        if (model.Parent is not null)
            w.Line("global::System.ArgumentNullException.ThrowIfNull(parent);");
        w.Line("__api = api;");
        w.Line($"SetHandle(unchecked((nint)value{(model.Field is null ? "" : $".{model.Field}")}));");
        if (model.Parent is not null)
        {
            // An invalid SafeHandle is never released, so it must not hold anything either.
            w.Line("__parent = parent;");
            w.Line("if (IsInvalid) return;");
            w.Open("try");
            w.Line("parent.DangerousAddRef(ref __holdsParent);");
            w.Close();
            w.Open("catch");
            w.Line("Dispose();");
            w.Line("throw;");
            w.Close();
        }
        w.Close();
    }

    private static void EmitProperties(SourceWriter w, HandleModel model)
    {
        w.Lines($$"""
            /// <summary>The table that the handle belongs to.</summary>
            internal {{model.Api}} Api => __api;

            /// <summary>The native handle; valid until the native close, which waits for children that hold this handle.</summary>
            /// <exception cref="global::System.ObjectDisposedException">The native handle is closed.</exception>
            internal {{model.ValueType}} Value
            {
                get
                {
                    global::System.ObjectDisposedException.ThrowIf(IsClosed, this);
                    return __Native;
                }
            }

            /// <summary>
            /// What the native close function returned: 0 before it was called and after it succeeded,
            /// <see cref="CloseThrew"/> when it could not be called.
            /// </summary>
            internal int LastCloseResult => global::System.Threading.Volatile.Read(ref __lastCloseResult);

            /// <inheritdoc/>
            public override bool IsInvalid => handle == 0;
            """);
        if (model.Parent is not null)
        {
            w.Lines($"""

                /// <summary>The handle that this one keeps open.</summary>
                internal {model.Parent} Parent => __parent;
                """);
        }
        w.Line();
        string stored = $"unchecked(({model.FieldType})handle)";
        string native = model.Field is null ? stored : $"new {model.ValueType} {{ {model.Field} = {stored} }}";
        w.Line($"private {model.ValueType} __Native => {native};");
    }

    // May run on the finalizer thread, where an exception would end the process; the parent must be let go in any case.
    private static void EmitRelease(SourceWriter w, HandleModel model)
    {
        w.Line("/// <inheritdoc/>");
        w.Open("protected override bool ReleaseHandle()");
        w.Line("int result;");
        w.Open("try");
        string call = $"__api.{model.Close}(__Native{model.CloseArguments})";
        if (model.CloseReturnsCode)
        {
            w.Line($"result = {call};");
        }
        else
        {
            w.Line($"{call};");
            w.Line("result = 0;");
        }
        w.Close();
        w.Open("catch");
        w.Line("result = CloseThrew;");
        w.Close();
        w.Line("global::System.Threading.Volatile.Write(ref __lastCloseResult, result);");
        if (model.Parent is not null)
            w.Line("if (__holdsParent) __parent.DangerousRelease();");
        w.Line("return result == 0;");
        w.Close();
    }
}
