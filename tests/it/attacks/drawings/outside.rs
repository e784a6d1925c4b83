//! What would open a file, a connection or another picture, and XML in other encodings.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::{drawing, svg};
use crate::attacks::{Attack, MADE_OR_NO_LOGO, NO_LOGO};

/// What would open a file, a connection or another picture. Today all 400, and so it stays.
pub fn outside() -> Vec<Attack> {
    let refused = |name: &str, inside: &'static str| drawing(name, NO_LOGO, move || svg(inside));
    vec![
        refused("a file", "<image href=\"file:///etc/hostname\" width=\"9\" height=\"9\"/>"),
        refused("an address", "<image href=\"http://127.0.0.1:9/x.png\" width=\"9\" height=\"9\"/>"),
        refused("a drawing elsewhere", "<use href=\"file:///tmp/ander.svg#a\"/>"),
        refused("a colour elsewhere", "<rect width=\"9\" height=\"9\" fill=\"url(http://127.0.0.1:9/#a)\"/>"),
        refused(
            "a sheet elsewhere",
            "<style>@import 'http://127.0.0.1:9/x.css';</style><rect width=\"9\" height=\"9\"/>",
        ),
        refused("a script", "<script>while(1);</script><rect width=\"9\" height=\"9\"/>"),
        refused(
            "another language",
            "<foreignObject width=\"9\" height=\"9\"><p xmlns=\"http://www.w3.org/1999/xhtml\">x</p></foreignObject>",
        ),
        drawing("a picture that is a bomb", NO_LOGO, || {
            svg(&embedded("png", &crate::attacks::pictures::of_zeros(30_000, 30_000, 1, 0)))
        }),
        drawing("a drawing in a drawing in a drawing", NO_LOGO, || {
            (0..8).fold(svg("<rect width=\"9\" height=\"9\"/>"), |inner, _| svg(&embedded("svg+xml", inner.as_bytes())))
        }),
        drawing("20 pictures", NO_LOGO, || {
            svg(&embedded("png", &crate::attacks::pictures::of_zeros(1_000, 1_000, 8, 6)).repeat(20))
        }),
    ]
}

/// A picture inside a drawing.
fn embedded(kind: &str, picture: &[u8]) -> String {
    format!("<image href=\"data:image/{kind};base64,{}\" width=\"9\" height=\"9\"/>", STANDARD.encode(picture))
}

/// XML that is not plain UTF-8, or that has a DOCTYPE. Right: shown as any reader would, or 400.
pub fn encodings() -> Vec<Attack> {
    const RECT: &str = "<rect width=\"9\" height=\"9\"/>";
    let utf_16 = |big: bool| {
        let text = format!("<?xml version=\"1.0\" encoding=\"UTF-16\"?>{}", svg(RECT));
        let unit = move |unit: u16| if big { unit.to_be_bytes() } else { unit.to_le_bytes() };
        std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(unit).collect::<Vec<u8>>()
    };
    let entities: String =
        (1..10).map(|n| format!("<!ENTITY e{n} \"{}\">", format!("&e{};", n - 1).repeat(10))).collect();
    let multiplying = format!("<!DOCTYPE svg [<!ENTITY e0 \"x\">{entities}]>{}", svg("<title>&e9;</title>"));
    vec![
        Attack::logo("svg: UTF-16, little end first", MADE_OR_NO_LOGO, move || utf_16(false)),
        Attack::logo("svg: UTF-16, big end first", MADE_OR_NO_LOGO, move || utf_16(true)),
        drawing("a byte order mark", MADE_OR_NO_LOGO, || format!("\u{feff}{}", svg(RECT))),
        drawing("a DOCTYPE without entities", MADE_OR_NO_LOGO, || {
            format!(
                "<?xml version=\"1.0\"?><!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \
                 \"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\">{}",
                svg(RECT)
            )
        }),
        drawing("entities that multiply", NO_LOGO, move || multiplying.clone()),
        drawing("an entity that is a file", NO_LOGO, || {
            format!("<!DOCTYPE svg [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>{}", svg("<title>&x;</title>"))
        }),
        drawing("an encoding nobody knows", MADE_OR_NO_LOGO, || {
            format!("<?xml version=\"1.0\" encoding=\"x-onzin\"?>{}", svg(RECT))
        }),
        drawing("a drawing of another namespace", MADE_OR_NO_LOGO, || svg(RECT).replace("2000/svg", "1999/xhtml")),
        drawing("no drawing at all", MADE_OR_NO_LOGO, || svg("")),
        Attack::logo("svg: a NUL in it", NO_LOGO, || svg("<rect width=\"9\0\" height=\"9\"/>").into_bytes()),
        Attack::logo("svg: half a character", NO_LOGO, || [svg(RECT).as_bytes(), b"\xc3"].concat()),
        Attack::logo("svg: compressed", NO_LOGO, || {
            let mut packed = b"\x1f\x8b\x08\0\0\0\0\0\0\x03".to_vec();
            packed.extend_from_slice(svg(RECT).as_bytes());
            packed
        }),
    ]
}
