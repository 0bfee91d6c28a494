using DaosSharp.Interop;

namespace DaosSharp;

/// <summary>How a <see cref="ContainerCondition"/> compares.</summary>
public enum ContainerComparison
{
    /// <summary>==</summary>
    Equal = (int)daos_pool_cont_filter_func.PCF_FUNC_EQ,

    /// <summary>!=</summary>
    NotEqual = (int)daos_pool_cont_filter_func.PCF_FUNC_NE,

    /// <summary>&lt;</summary>
    Less = (int)daos_pool_cont_filter_func.PCF_FUNC_LT,

    /// <summary>&lt;=</summary>
    LessOrEqual = (int)daos_pool_cont_filter_func.PCF_FUNC_LE,

    /// <summary>&gt;</summary>
    Greater = (int)daos_pool_cont_filter_func.PCF_FUNC_GT,

    /// <summary>&gt;=</summary>
    GreaterOrEqual = (int)daos_pool_cont_filter_func.PCF_FUNC_GE,
}
