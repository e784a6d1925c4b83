//! What a style says of words: their look, their face, their height, their line ends, and whether they are seen.

use super::colour::Colour;
use super::height::Height;
use super::size::{Scale, Size};
use super::values::{
    declarations, is_bold, is_clipped, is_faint, is_far, is_nothing, is_sizeless, is_slanted, is_small, keeps_lines,
    length,
};
use crate::trajectory::Look;
use crate::wire::text::faces::Face;

/// How an element parts its words from those beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Parting {
    /// Not at all.
    #[default]
    Flow,
    /// With a gap that only a number tells: 24 and 8 are no 248.
    Apart,
    /// As the cells of a row.
    Cell,
    /// They stand on lines of their own.
    Lines,
}

impl Parting {
    /// Reads the value of `display`.
    fn read(value: &str) -> Option<Self> {
        let value = value.split_whitespace().next()?;
        Some(match value {
            "inline" | "contents" | "initial" | "unset" => Self::Flow,
            "table-cell" => Self::Cell,
            "block" | "flex" | "grid" | "flow-root" | "list-item" | "-webkit-box" | "-webkit-flex" => Self::Lines,
            value if value.starts_with("inline-") => Self::Apart,
            value if value.starts_with("table") => Self::Lines,
            _ => return None,
        })
    }
}

/// What an element, its style and the rules about it say of its words. What none of them says is as it is around it.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Style {
    strong: Option<bool>,
    emph: Option<bool>,
    struck: Option<bool>,
    height: Option<Height>,
    /// The edge of the line that it stands against, and whether it is smaller than what is around it: small letters at
    /// the upper edge stand above the line.
    edge: Option<Height>,
    small: Option<bool>,
    scale: Option<Scale>,
    /// Where it is moved to, if it is moved from where it would stand.
    moved: Option<Height>,
    relative: Option<bool>,
    face: Option<Face>,
    keeps_lines: Option<bool>,
    parting: Option<Parting>,
    /// Whether what stands in it stands side by side, each in a place of its own.
    holds_cells: Option<bool>,
    /// Whether nothing inside is seen, whatever is said there.
    gone: Option<bool>,
    /// Whether it is not seen, and has no size, but for what says otherwise inside.
    unseen: Option<bool>,
    sizeless: Option<bool>,
    /// The colour of its letters, and that of what lies behind them.
    ink: Option<Colour>,
    paper: Option<Colour>,
    /// Whether it is the mark of an item of Word.
    is_mark: Option<bool>,
}

impl Style {
    /// What an element says by itself.
    pub fn of_element(name: &str) -> Self {
        let none = Self::default();
        match name {
            "b" | "strong" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Self { strong: Some(true), ..none },
            "i" | "em" => Self { emph: Some(true), ..none },
            // What is struck out goes on with no number: 24<del>8</del> is no 248.
            "s" | "del" | "strike" => Self { struck: Some(true), parting: Some(Parting::Apart), ..none },
            "sup" => Self { height: Some(Height::Above), ..none },
            "sub" => Self { height: Some(Height::Below), ..none },
            "pre" | "textarea" | "listing" | "xmp" | "plaintext" => Self { keeps_lines: Some(true), ..none },
            "small" => Self { scale: Some(Scale::Times(0.83)), ..none },
            "big" => Self { scale: Some(Scale::Times(1.2)), ..none },
            "datalist" => Self::of_nothing(),
            // What stands here on a screen is no words.
            "img" | "input" | "button" | "select" | "video" | "audio" | "canvas" | "object" | "iframe" | "embed"
            | "meter" | "progress" | "rt" => Self { parting: Some(Parting::Apart), ..none },
            _ => none,
        }
    }

    /// That of an element of which nothing is seen.
    pub fn of_nothing() -> Self {
        Self { gone: Some(true), ..Self::default() }
    }

    pub fn of_height(height: Option<Height>) -> Self {
        Self { height, ..Self::default() }
    }

    pub fn of_face(face: Option<Face>) -> Self {
        Self { face, ..Self::default() }
    }

    pub fn of_scale(scale: Option<Scale>) -> Self {
        Self { scale, ..Self::default() }
    }

    pub fn of_colours(ink: Option<Colour>, paper: Option<Colour>) -> Self {
        Self { ink, paper, ..Self::default() }
    }

    /// Reads what stands in a style or between the braces of a rule.
    pub fn read(style: &str) -> Self {
        let rules: Vec<(String, String)> =
            declarations(style).map(|(property, value)| (property, value.to_ascii_lowercase())).collect();
        let mut read = Self::default();
        for (property, value) in &rules {
            read.set(property, value);
        }
        let says = |properties: &[&str], is: fn(&str) -> bool| {
            rules.iter().any(|(property, value)| properties.contains(&property.as_str()) && is(value))
        };
        if says(&["overflow", "overflow-x", "overflow-y"], |value| value.starts_with("hidden"))
            && says(&["height", "max-height", "width"], is_nothing)
        {
            read.gone = Some(true);
        }
        // For those who hear a page alone.
        let lifted = says(&["position"], |value| matches!(value, "absolute" | "fixed"));
        let clipped = says(&["clip"], |value| value.starts_with("rect(0") || value.starts_with("rect(1px"))
            || says(&["left", "top"], is_far);
        if (lifted && clipped) || says(&["text-indent"], is_far) {
            read.gone = Some(true);
        }
        read
    }

    fn set(&mut self, property: &str, value: &str) {
        match property {
            "font" => self.set_font(value),
            "font-family" => self.face = Face::named(value).or(self.face),
            "font-weight" => self.strong = is_bold(value).or(self.strong),
            "font-style" => self.emph = is_slanted(value).or(self.emph),
            "font-size" => {
                self.sizeless = is_sizeless(value).or(self.sizeless);
                self.small = is_small(value).then_some(true);
                self.scale = Scale::read(value).or(self.scale);
            }
            "text-decoration" | "text-decoration-line" => {
                self.struck = Some(value.contains("line-through"));
                if self.struck == Some(true) {
                    self.set_apart();
                }
            }
            "text-line-through" => self.struck = Some(value != "none"),
            "vertical-align" => {
                self.height = Height::read(value).or(self.height);
                self.edge = Some(Height::edge(value));
            }
            "mso-text-raise" | "font-variant-position" => self.height = Height::read(value).or(self.height),
            "position" => {
                self.relative = (value == "relative").then_some(true);
                if matches!(value, "absolute" | "fixed") {
                    self.set_apart();
                }
            }
            "top" => self.moved = length(value).map(|points| Height::lifted(-points)).or(self.moved),
            "bottom" => self.moved = length(value).map(Height::lifted).or(self.moved),
            "white-space" | "white-space-collapse" => self.keeps_lines = keeps_lines(value).or(self.keeps_lines),
            "display" => {
                self.gone = Some(value == "none");
                self.parting = Parting::read(value).or(self.parting);
                self.holds_cells = Some(value.contains("flex") || value.contains("grid"));
            }
            "float" if value != "none" => self.set_apart(),
            "margin" | "margin-left" | "margin-right" | "padding" | "padding-left" | "padding-right"
                if value.split_whitespace().any(|size| length(size).is_some_and(|points| points > 0.0)) =>
            {
                self.set_apart();
            }
            "color" => self.ink = Colour::read(value).or(self.ink),
            "background-color" => self.paper = Colour::read(value).or(self.paper),
            "background" => self.paper = Colour::of_background(value).or(self.paper),
            "mso-list" if value == "ignore" => self.is_mark = Some(true),
            "mso-hide" => self.gone = Some(value == "all"),
            "opacity" if is_faint(value) => {
                self.gone = Some(true);
                self.set_apart();
            }
            "clip-path" if is_clipped(value) => self.gone = Some(true),
            "transform" if value.starts_with("scale(0)") => self.gone = Some(true),
            "visibility" => self.unseen = Some(matches!(value, "hidden" | "collapse")),
            _ => {}
        }
    }

    /// Parts its words from those beside it, unless it does more already.
    fn set_apart(&mut self) {
        if matches!(self.parting, None | Some(Parting::Flow)) {
            self.parting = Some(Parting::Apart);
        }
    }

    /// How it parts its words from those beside it.
    pub fn parting(self) -> Parting {
        self.parting.unwrap_or_default()
    }

    /// Whether what stands in it stands side by side.
    pub fn holds_cells(self) -> bool {
        self.holds_cells == Some(true)
    }

    /// The same of an element that has a place of its own beside others.
    pub fn of_cell(self) -> Self {
        let flows = matches!(self.parting(), Parting::Flow | Parting::Apart);
        Self { parting: if flows { Some(Parting::Cell) } else { self.parting }, ..self }
    }

    /// `font` says at once what it does not name as well: the words are upright and light.
    fn set_font(&mut self, value: &str) {
        self.scale = Scale::of_font(value).or(self.scale);
        let Some(face) = Face::of_font(value) else { return };
        let says = |is: fn(&str) -> Option<bool>| Some(value.split_whitespace().any(|word| is(word) == Some(true)));
        self.face = Some(face);
        self.strong = says(is_bold);
        self.emph = says(is_slanted);
    }

    /// This style, and over it what another says.
    pub fn under(self, other: Self) -> Self {
        Self {
            strong: other.strong.or(self.strong),
            emph: other.emph.or(self.emph),
            struck: other.struck.or(self.struck),
            height: other.height.or(self.height),
            edge: other.edge.or(self.edge),
            small: other.small.or(self.small),
            scale: other.scale.or(self.scale),
            moved: other.moved.or(self.moved),
            relative: other.relative.or(self.relative),
            face: other.face.or(self.face),
            keeps_lines: other.keeps_lines.or(self.keeps_lines),
            parting: other.parting.or(self.parting),
            holds_cells: other.holds_cells.or(self.holds_cells),
            gone: other.gone.or(self.gone),
            unseen: other.unseen.or(self.unseen),
            sizeless: other.sizeless.or(self.sizeless),
            ink: other.ink.or(self.ink),
            paper: other.paper.or(self.paper),
            is_mark: other.is_mark.or(self.is_mark),
        }
    }

    /// The same of an element that no line holds, whose height is that of a cell or of nothing. A black bar lies over
    /// words of a line; a black page has letters of a colour that is not known.
    pub fn of_block(self) -> Self {
        let is_page = self.ink.is_none() && self.paper.is_some_and(Colour::is_black);
        let paper = if is_page { Some(Colour::Other) } else { self.paper };
        Self { height: None, edge: None, moved: None, paper, ..self }
    }

    /// Whether it marks its words with a colour behind them.
    pub fn highlights(self) -> bool {
        self.paper.is_some_and(Colour::is_bright)
    }

    /// Where its words stand, if not where they would without it.
    fn lifted(self) -> Option<Height> {
        let off = |height: &Height| *height != Height::Line;
        let aligned = self.height.filter(off);
        let moved = self.moved.filter(|moved| self.relative == Some(true) && off(moved));
        let at_edge = self.edge.filter(|edge| self.small == Some(true) && off(edge));
        // A sign above the line that is lowered a little stands above it all the same.
        aligned.or(moved).or(at_edge)
    }

    /// Whether words without it say something else.
    pub fn tells(self) -> bool {
        let lifted = self.lifted().is_some();
        let hidden = [self.gone, self.unseen, self.sizeless].contains(&Some(true));
        lifted || hidden || self.struck == Some(true) || self.keeps_lines == Some(true)
    }
}

/// How the words stand that are read now.
#[derive(Debug, Clone, Copy, Default)]
pub struct State {
    pub look: Look,
    pub face: Face,
    pub height: Height,
    pub keeps_lines: bool,
    pub gone: bool,
    unseen: bool,
    sizeless: bool,
    pub ink: Option<Colour>,
    paper: Option<Colour>,
    pub size: Size,
    pub is_mark: bool,
}

impl State {
    /// That of the words inside an element with this style.
    pub fn with(self, style: Style) -> Self {
        Self {
            look: Look {
                strong: style.strong.unwrap_or(self.look.strong),
                emph: style.emph.unwrap_or(self.look.emph),
                // No element takes back the line that is drawn through those around it.
                struck: self.look.struck || style.struck == Some(true),
            },
            face: style.face.unwrap_or(self.face),
            height: style.lifted().unwrap_or(self.height),
            keeps_lines: style.keeps_lines.unwrap_or(self.keeps_lines),
            gone: self.gone || style.gone == Some(true),
            unseen: style.unseen.unwrap_or(self.unseen),
            sizeless: style.sizeless.unwrap_or(self.sizeless),
            ink: style.ink.or(self.ink),
            paper: style.paper.map_or(self.paper, |paper| paper.over(self.paper)),
            size: self.size.with(style.scale),
            is_mark: self.is_mark || style.is_mark == Some(true),
        }
    }

    /// The same for words of our own: a mark, an address.
    pub fn plain(self) -> Self {
        Self { face: Face::Words, height: Height::Line, is_mark: false, ..self }
    }

    pub fn is_seen(self) -> bool {
        !(self.gone || self.unseen || self.sizeless || self.is_covered())
    }

    /// Whether what is not seen here leaves a gap between what stands beside it.
    pub const fn leaves_room(&self) -> bool {
        !(self.gone || self.sizeless)
    }

    /// Whether its letters cannot be told from what lies behind them. Those of no colour of their own are black.
    fn is_covered(self) -> bool {
        match (self.ink, self.paper) {
            (Some(Colour::Clear), _) => true,
            (Some(ink), Some(paper)) => ink.is_lost_on(paper),
            (None, Some(paper)) => paper.is_black(),
            (_, None) => false,
        }
    }

    /// Whether its letters are white and nobody knows on what: on a dark screen they were seen.
    pub fn is_pale(self) -> bool {
        let is_unknown = |paper: Colour| matches!(paper, Colour::Through(_)) && paper.is_white();
        self.paper.is_none_or(is_unknown) && self.ink.is_some_and(Colour::is_white)
    }
}

/// Whether a style draws a line below its words.
pub fn underlines(style: &str) -> bool {
    let last = declarations(style)
        .filter(|(property, _)| matches!(property.as_str(), "text-decoration" | "text-decoration-line"))
        .last();
    last.is_some_and(|(_, value)| value.to_ascii_lowercase().contains("underline"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn state(style: &str) -> State {
        State::default().with(Style::read(style))
    }

    #[test]
    fn heights_are_read_as_words_and_as_lengths() {
        for (style, height) in [
            ("vertical-align:super", Height::Above),
            ("Vertical-Align: SUB !important", Height::Below),
            ("vertical-align:4px", Height::Above),
            ("vertical-align:-0.25em", Height::Below),
            ("vertical-align:30%", Height::Above),
            ("vertical-align:1px", Height::Line),
            ("vertical-align:top", Height::Line),
            ("vertical-align:baseline", Height::Line),
            ("position:relative;top:-3.0pt;mso-text-raise:3.0pt", Height::Above),
            ("position:absolute;top:-9px", Height::Line),
            ("position:relative;top:0", Height::Line),
            ("vertical-align:top;font-size:60%", Height::Above),
            ("font-size:0.7em;vertical-align:text-top", Height::Above),
            ("vertical-align:text-bottom;font-size:smaller", Height::Below),
            ("vertical-align:middle;font-size:smaller", Height::Line),
            ("vertical-align:top;font-size:8pt", Height::Line),
        ] {
            assert_eq!(state(style).height, height, "{style}");
        }
        let raised = Style::of_element("sup").under(Style::read("vertical-align:baseline"));
        assert_eq!(State::default().with(raised).height, Height::Line);
        let rules = "vertical-align:baseline;position:relative;font-size:75%;line-height:0";
        let reset = Style::of_element("sup").under(Style::read(rules)).under(Style::read("top:-0.5em"));
        assert_eq!(State::default().with(reset).height, Height::Above);
        for style in
            ["vertical-align:top", "vertical-align:text-top", "vertical-align:bottom", "position:relative;top:3px"]
        {
            let sup = Style::of_element("sup").under(Style::read(style));
            assert_eq!(State::default().with(sup).height, Height::Above, "{style}");
        }
    }

    #[test]
    fn what_nobody_sees_is_told_from_what_is_small() {
        for style in [
            "display:none",
            "DISPLAY : NONE",
            "mso-hide:all",
            "visibility:hidden",
            "opacity:0",
            "opacity:0.0",
            "font-size:0",
            "font-size:0pt",
            "max-height:0;overflow:hidden",
            "position:absolute;clip:rect(0 0 0 0);width:1px",
            "position: absolute; left: -10000px",
            "text-indent:-9999px",
            "font-size:1px",
            "font-size:1.0pt",
            "opacity:.01",
            "clip-path:inset(50%)",
            "transform:scale(0)",
            "width:0;overflow:hidden",
            "color:transparent",
            "color:rgba(0,0,0,0)",
            "color:#fff;background:#fff",
            "background:black",
            "background-color:#000;color:#111",
        ] {
            assert!(!state(style).is_seen(), "{style}");
        }
        for style in [
            "display:block",
            "text-indent:-18.0pt",
            "position:absolute;left:-9px",
            "opacity:0.5",
            "font-size:8pt",
            "font-size:small",
            "height:0",
            "visibility:visible",
            "color:#fff",
            "color:#fff;background:#1f1f1f",
            "color:white;background:url(x.png)",
            "background:yellow",
            "background:transparent",
            "background:rgba(0,0,0,.1)",
            "background:#0001;color:#000",
            "background:hsla(0,0%,0%,.06)",
            "background:rgba(255,255,255,.1);color:#eee",
        ] {
            assert!(state(style).is_seen(), "{style}");
        }
        let inside = |outer: &str, inner: &str| state(outer).with(Style::read(inner)).is_seen();
        assert!(inside("visibility:hidden", "visibility:visible") && inside("font-size:0", "font-size:11pt"));
        assert!(!inside("display:none", "display:block") && !inside("font-size:0", "font-size:1.2em"));
        assert!(inside("background:black", "color:white") && !inside("background:black", "font-weight:bold"));
        assert!(inside("color:white", "background:navy") && !inside("color:white;background:white", "opacity:0.5"));
    }

    #[test]
    fn white_letters_are_pale_where_nothing_is_known_behind_them() {
        assert!(state("color:white").is_pale() && state("color:#fefefe").is_pale());
        assert!(state("color:white;background:transparent").is_pale());
        assert!(state("color:white;background:rgba(255,255,255,.2)").is_pale());
        let veil = state("background:#1e1e1e").with(Style::read("color:white;background:rgba(255,255,255,.2)"));
        assert!(veil.is_seen() && !veil.is_pale());
        for style in ["color:#fff;background:#333", "color:#333", "color:white;background:url(x.png)", ""] {
            assert!(!state(style).is_pale(), "{style}");
        }
        let page = Style::read("background:#000").of_block();
        assert!(State::default().with(page).is_seen(), "a black page has letters of its own colour");
    }

    #[test]
    fn a_font_names_weight_slant_and_face_at_once() {
        let bold = state("font:italic bold 10pt/12pt \"Wingdings\", serif");
        assert_eq!((bold.look.strong, bold.look.emph, bold.face), (true, true, Face::Wingdings));
        let light = state("font-weight:bold;font:10.0pt Symbol");
        assert_eq!((light.look.strong, light.face), (false, Face::Symbol));
        assert!(state("font-weight:bold;font:inherit").look.strong);
    }

    #[test]
    fn line_ends_are_kept_where_the_style_says_so() {
        for style in ["white-space:pre", "white-space: pre-wrap", "white-space:pre-line", "white-space:break-spaces"] {
            assert!(state(style).keeps_lines, "{style}");
        }
        assert!(!state("white-space:nowrap").keeps_lines);
        assert!(!state("white-space:pre").with(Style::read("white-space:normal")).keeps_lines);
    }
}
