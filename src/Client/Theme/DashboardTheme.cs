using MudBlazor;

namespace WaypointDashboard.Client.Theme;

/// <summary>The colours, letters and measures of all pages. Text has a contrast of 4.5 or more on every ground that it stands on.</summary>
public static class DashboardTheme
{
    private static readonly string[] Letters = ["Inter Variable", "Inter", "system-ui", "sans-serif"];

    /// <summary>The theme, light and dark.</summary>
    public static MudTheme Theme { get; } = new()
    {
        PaletteLight = Light,
        PaletteDark = Dark,
        LayoutProperties = new LayoutProperties
        {
            AppbarHeight = "48px",
            DefaultBorderRadius = "6px",
            DrawerWidthLeft = "212px",
            DrawerMiniWidthLeft = "52px",
        },
        Typography = new Typography
        {
            Default = new DefaultTypography { FontFamily = Letters, FontSize = ".875rem", LineHeight = "1.45", LetterSpacing = "normal" },
            H1 = Heading<H1Typography>("1.35rem", "600"),
            H2 = Heading<H2Typography>("1.1rem", "600"),
            H3 = Heading<H3Typography>("1rem", "600"),
            H4 = Heading<H4Typography>("1rem", "600"),
            H5 = Heading<H5Typography>("1rem", "600"),
            H6 = Heading<H6Typography>("1rem", "600"),
            Subtitle1 = Heading<Subtitle1Typography>(".95rem", "500"),
            Subtitle2 = Heading<Subtitle2Typography>(".875rem", "600"),
            Body1 = Heading<Body1Typography>(".875rem", "400"),
            Body2 = Heading<Body2Typography>(".8125rem", "400"),
            Button = new ButtonTypography { FontFamily = Letters, FontSize = ".8125rem", FontWeight = "500", LineHeight = "1.6", LetterSpacing = "normal", TextTransform = "none" },
            Caption = Heading<CaptionTypography>(".75rem", "400"),
            Overline = Heading<OverlineTypography>(".75rem", "600"),
        },
    };

    private static PaletteLight Light => new()
    {
        Primary = "#2459d3",
        PrimaryContrastText = "#ffffff",
        Secondary = "#6d3bd1",
        Tertiary = "#0f7f63",
        Info = "#1f5fbf",
        Success = "#0f7f63",
        Warning = "#a84b00",
        WarningContrastText = "#ffffff",
        Error = "#c62828",
        Dark = "#1b2330",
        Background = "#f5f7fa",
        BackgroundGray = "#eaeef4",
        Surface = "#ffffff",
        AppbarBackground = "#ffffff",
        AppbarText = "#1b2330",
        DrawerBackground = "#ffffff",
        DrawerText = "#39434f",
        DrawerIcon = "#55606e",
        TextPrimary = "#1b2330",
        TextSecondary = "#55606e",
        TextDisabled = "#6f7a88",
        ActionDefault = "#55606e",
        ActionDisabled = "#9aa4b1",
        ActionDisabledBackground = "#e3e8ef",
        LinesDefault = "#d9dfe7",
        LinesInputs = "#8a95a3",
        TableLines = "#e3e8ef",
        TableStriped = "#f8f9fb",
        TableHover = "#eef3fc",
        Divider = "#d9dfe7",
        DividerLight = "#e3e8ef",
        Skeleton = "#dfe5ee",
    };

    private static PaletteDark Dark => new()
    {
        Primary = "#8ab4ff",
        PrimaryContrastText = "#0d1117",
        Secondary = "#c39bff",
        SecondaryContrastText = "#0d1117",
        Tertiary = "#3fc79a",
        TertiaryContrastText = "#0d1117",
        Info = "#7fb2ff",
        InfoContrastText = "#0d1117",
        Success = "#3fc79a",
        SuccessContrastText = "#0d1117",
        Warning = "#f0b429",
        WarningContrastText = "#0d1117",
        Error = "#ff8a80",
        ErrorContrastText = "#0d1117",
        Dark = "#2a3441",
        Background = "#11151b",
        BackgroundGray = "#181e27",
        Surface = "#1a2029",
        AppbarBackground = "#161b23",
        AppbarText = "#e8ecf2",
        DrawerBackground = "#161b23",
        DrawerText = "#c6ced9",
        DrawerIcon = "#a1adbd",
        TextPrimary = "#e8ecf2",
        TextSecondary = "#a9b4c3",
        TextDisabled = "#8490a0",
        ActionDefault = "#a9b4c3",
        ActionDisabled = "#5d6978",
        ActionDisabledBackground = "#2a3441",
        LinesDefault = "#2f3947",
        LinesInputs = "#6c7888",
        TableLines = "#28313d",
        TableStriped = "#1d242e",
        TableHover = "#232c38",
        Divider = "#2f3947",
        DividerLight = "#28313d",
        Skeleton = "#2a3441",
    };

    private static T Heading<T>(string size, string weight)
        where T : BaseTypography, new() =>
        new() { FontFamily = Letters, FontSize = size, FontWeight = weight, LineHeight = "1.45", LetterSpacing = "normal", TextTransform = "none" };
}
