//! Elements and attributes as the drawing library takes them.

use resvg::usvg::roxmltree::Node;

pub const SVG: &str = "http://www.w3.org/2000/svg";
pub const XLINK: &str = "http://www.w3.org/1999/xlink";
const XML: &str = "http://www.w3.org/XML/1998/namespace";

/// The values of an attribute of this name, in whichever namespace the drawing library reads it.
pub fn own<'a>(node: &Node<'a, '_>, name: &str) -> Vec<&'a str> {
    let taken = node.attributes().filter(|attribute| attribute.name() == name && is_taken(attribute.namespace()));
    taken.map(|attribute| attribute.value()).collect()
}

pub fn is_taken(namespace: Option<&str>) -> bool {
    matches!(namespace, None | Some(SVG | XLINK | XML))
}

/// Elements of another namespace draw nothing.
pub fn is_svg(node: &Node<'_, '_>) -> bool {
    matches!(node.tag_name().namespace(), None | Some(SVG))
}

pub fn is_gradient(node: &Node<'_, '_>) -> bool {
    node.is_element() && matches!(node.tag_name().name(), "linearGradient" | "radialGradient")
}

/// The ids that an element refers to by `href`, old or new; a link leads nowhere here.
pub fn hrefs<'a>(node: &Node<'a, '_>) -> Vec<&'a str> {
    if node.tag_name().name() == "a" {
        return Vec::new();
    }
    let values = own(node, "href").into_iter();
    values.filter_map(|value| value.strip_prefix('#')?.split(' ').next()).collect()
}
