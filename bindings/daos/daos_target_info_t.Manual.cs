namespace DaosSharp.Interop;

public partial struct daos_target_info_t
{
    /// <summary>DAOS 2.4 and 2.6: the kind of the target. Padding from 2.8 on.</summary>
    public daos_target_type_t ta_type
    {
        readonly get => (daos_target_type_t)ta_padding;
        set => ta_padding = (uint)value;
    }
}
