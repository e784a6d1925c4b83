//! The elements of HTML and of Office, by what they do to the lines of a text.

use super::tags::Tag;

pub fn attribute(tag: &Tag, name: &str) -> Option<String> {
    let value = tag.attributes.get(name.as_bytes())?;
    Some(String::from_utf8_lossy(&value.value).into_owned())
}

/// Whether a text holds a tag or a comment, and is more than typed lines with a comparison.
pub fn holds_tag(text: &str) -> bool {
    tags(text).any(|(name, rest)| rest.starts_with("!--") || is_known(&name))
}

/// Whether a text says itself where its lines end: with an element that stands on lines of its own, or with a style.
pub fn holds_lines(text: &str) -> bool {
    tags(text).any(|(name, rest)| {
        let tag = rest.split('>').next().unwrap_or_default();
        let styled = name == "style" || tag.contains("white-space") || tag.contains("display");
        styled || name == "br" || !(is_inline(&name) || is_plain(&name))
    })
}

/// What follows every `<` that may begin a tag: the name that stands there, in small letters, and the rest of the text up
/// to the next.
fn tags(text: &str) -> impl Iterator<Item = (String, &str)> {
    let before = text.rfind('>').and_then(|last| text.get(..last)).unwrap_or_default();
    before.split('<').skip(1).map(|rest| {
        let name = rest.strip_prefix('/').unwrap_or(rest);
        let length = name.find(|sign: char| sign.is_whitespace() || sign == '/' || sign == '>').unwrap_or(name.len());
        let name = name.get(..length).filter(|name| name.len() <= LONGEST_NAME).unwrap_or_default();
        (name.to_ascii_lowercase(), rest)
    })
}

/// No name of an element is longer.
const LONGEST_NAME: usize = 40;

/// Whether a tag is none, since words or a sum stand in it: `<i 5 kg>`, `<u =5>`, `<b x = 5>`, or since it is not closed
/// before the next begins.
pub fn holds_words(tag: &Tag, typed: &str) -> bool {
    let bare = !typed.contains(['=', '"', '\'']);
    let is_short = tag.name.len() == 1;
    tag.attributes.keys().any(|name| {
        let name = String::from_utf8_lossy(name);
        let is_word = !name.contains(['-', ':', '_', '@', '#', '/']) && !ATTRIBUTES.contains(&&*name);
        let reckons = |sign: char| sign.is_ascii_digit() || !sign.is_ascii() || "=+-~".contains(sign);
        let is_unknown = is_short && name.len() == 1 && name.starts_with(|sign: char| sign.is_ascii_alphabetic());
        name.contains('<') || name.starts_with(reckons) || is_unknown || (bare && is_word)
    })
}

/// Attributes that say something without a value, or stand without one as often.
#[rustfmt::skip]
const ATTRIBUTES: &[&str] = &[
    "align", "allowfullscreen", "alt", "async", "autofocus", "autoplay", "bgcolor", "border", "checked", "cite", "class",
    "clear", "color", "compact", "contenteditable", "controls", "data", "default", "defer", "dir", "disabled", "download",
    "draggable", "face", "height", "hidden", "href", "id", "inert", "ismap", "itemscope", "lang", "loop", "multiple",
    "muted", "name", "nomodule", "noshade", "novalidate", "nowrap", "open", "playsinline", "readonly", "rel", "required",
    "reversed", "selected", "size", "spellcheck", "src", "start", "style", "tabindex", "target", "title", "translate",
    "type", "valign", "value", "width",
];

/// Elements of HTML and of Office. What else stands between angle brackets was typed: an address, a comparison.
pub fn is_known(name: &str) -> bool {
    let office = name.split_once(':').is_some_and(|(space, local)| {
        matches!(space, "a" | "m" | "o" | "p" | "st1" | "st2" | "u1" | "v" | "w" | "x") && !local.is_empty()
    });
    office || is_plain(name) || is_formatting(name) || is_block(name) || ELEMENTS.contains(&name)
}

/// Elements of HTML whose tags say nothing here, old ones too; those that do are known by what is done with them.
#[rustfmt::skip]
const ELEMENTS: &[&str] = &[
    "a", "acronym", "applet", "area", "audio", "basefont", "bdo", "bgsound", "blink", "blockquote", "br", "button",
    "canvas", "code", "data", "datalist", "dialog", "dir", "dl", "embed", "form", "frame", "frameset", "h1", "h2", "h3",
    "h4", "h5", "h6", "hgroup", "hr", "iframe", "image", "img", "input", "ins", "isindex", "kbd", "keygen", "li",
    "listing", "map", "mark", "marquee", "math", "menu", "menuitem", "meter", "multicol", "nextid", "noembed",
    "noframes", "noscript", "object", "ol", "optgroup", "option", "output", "p", "param", "picture", "plaintext", "pre",
    "progress", "q", "rb", "rp", "rt", "rtc", "ruby", "samp", "script", "search", "select", "slot", "source", "spacer",
    "style", "sub", "sup", "svg", "table", "td", "template", "textarea", "th", "title", "tr", "track", "tt", "u", "ul",
    "var", "video", "xml", "xmp",
];

/// Elements that only give their words a look, and outlive the block in which they were not closed.
pub fn is_formatting(name: &str) -> bool {
    matches!(name, "b" | "strong" | "i" | "em" | "font" | "s" | "del" | "strike")
}

pub fn is_heading(name: &str) -> bool {
    matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
}

/// Elements that hold nothing, and are never closed.
pub fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "basefont"
            | "bgsound"
            | "br"
            | "col"
            | "embed"
            | "frame"
            | "hr"
            | "image"
            | "img"
            | "input"
            | "isindex"
            | "keygen"
            | "link"
            | "meta"
            | "nextid"
            | "param"
            | "source"
            | "spacer"
            | "track"
            | "wbr"
    )
}

/// Elements that stand on lines of their own.
pub fn is_block(name: &str) -> bool {
    matches!(
        name,
        "div"
            | "section"
            | "article"
            | "header"
            | "footer"
            | "main"
            | "aside"
            | "nav"
            | "address"
            | "center"
            | "dt"
            | "dd"
            | "figure"
            | "figcaption"
            | "fieldset"
            | "legend"
            | "details"
            | "summary"
            | "caption"
    )
}

/// Elements that have no place of their own on the page.
pub fn is_placeless(name: &str) -> bool {
    matches!(
        name,
        "script" | "style" | "title" | "template" | "noscript" | "meta" | "link" | "base" | "br" | "wbr" | "o:p"
    )
}

/// Elements that stand in a line, so that they can stand above or below it.
pub fn is_inline(name: &str) -> bool {
    let groups = matches!(
        name,
        "p" | "ul"
            | "ol"
            | "li"
            | "dl"
            | "pre"
            | "blockquote"
            | "form"
            | "table"
            | "thead"
            | "tbody"
            | "tfoot"
            | "tr"
            | "td"
            | "th"
            | "html"
            | "body"
    );
    !groups && !is_block(name) && !is_heading(name)
}

/// Before these an open paragraph ends, whether that is said or not.
pub fn ends_paragraph(name: &str) -> bool {
    is_block(name)
        || is_heading(name)
        || matches!(name, "p" | "ul" | "ol" | "dl" | "pre" | "blockquote" | "form" | "hr")
}

/// Elements whose words are all there is to them.
pub fn is_plain(name: &str) -> bool {
    matches!(
        name,
        "html"
            | "head"
            | "body"
            | "meta"
            | "link"
            | "base"
            | "span"
            | "thead"
            | "tbody"
            | "tfoot"
            | "colgroup"
            | "col"
            | "label"
            | "small"
            | "big"
            | "abbr"
            | "time"
            | "cite"
            | "dfn"
            | "bdi"
            | "wbr"
            | "nobr"
            | "o:p"
            | "google-sheets-html-origin"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comparison_is_no_tag() {
        for text in
            ["Zij kan < 5 uur", "2 < 3 > 1", "<jan@x.example>", "a<b", "x>3 en y<b", "<5 uur of >3", "b>a <b en"]
        {
            assert!(!holds_tag(text), "{text}");
        }
        for text in ["<p>", "een<BR/>twee", "</div>", "<b class=x>vet</b>", "<!-- stil -->", "<o:p></o:p>"] {
            assert!(holds_tag(text), "{text}");
        }
        assert!(!holds_lines("een\ntwee <b>vet</b>") && holds_lines("<p>een\ntwee</p>"));
        assert!(!holds_lines("een display\n<b>twee</b>") && holds_lines("<i style='display:block'>een</i>\ntwee"));
    }
}
