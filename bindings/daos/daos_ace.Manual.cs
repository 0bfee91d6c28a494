namespace DaosSharp.Interop;

// The generator gives a flexible array one element, which would add it to the size of the struct.
public unsafe partial struct daos_ace
{
    /// <summary>The principal: <see cref="dae_principal_len"/> bytes, including the final zero and padding.</summary>
    [return: NativeTypeName("char[]")]
    public static sbyte* dae_principal(daos_ace* ace) => (sbyte*)(ace + 1);
}
