//! The elements of HTML and of Office, by what they do to the lines of a text.

use super::Tag;

pub fn attribute(tag: &Tag, name: &str) -> Option<String> {
    let value = tag.attributes.get(name.as_bytes())?;
    Some(String::from_utf8_lossy(&value.value).into_owned())
}

/// Whether a text holds a tag or a comment, and is more than typed lines with a comparison.
pub fn holds_tag(text: &str) -> bool {
    let Some(last) = text.rfind('>') else { return false };
    let before = text.get(..last).unwrap_or_default();
    before.split('<').skip(1).any(|rest| {
        let name = rest.strip_prefix('/').unwrap_or(rest);
        let length = name.find(|sign: char| sign.is_whitespace() || sign == '/' || sign == '>').unwrap_or(name.len());
        let name = name.get(..length).unwrap_or_default();
        rest.starts_with("!--") || (name.len() <= LONGEST_NAME && is_known(&name.to_ascii_lowercase()))
    })
}

/// No name of an element is longer.
const LONGEST_NAME: usize = 40;

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
    }
}
