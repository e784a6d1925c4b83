//! The page for people, and the reader of the description for developers: files that the program carries. Both ask the
//! service what any caller may ask; neither gets anything of its own.

mod docs;
mod policy;

use actix_web::http::header::{CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use actix_web::web::{Bytes, Data, Path};
use actix_web::{HttpResponse, HttpResponseBuilder};

pub use docs::{docs, docs_file};

use super::lent::lent;
use super::state::State;
use crate::answers::Problem;
use crate::render::face;

macro_rules! files {
    ($($name:literal),+ $(,)?) => {
        const FILES: &[(&str, &str)] = &[$((
            $name,
            include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/page/", $name)),
        )),+];
    };
}

files! {
    "api.js",
    "app.js",
    "docs.css",
    "docs.js",
    "editor.js",
    "fields.js",
    "icon.svg",
    "page.css",
    "pages.js",
    "places.js",
    "points.js",
    "words.js",
}

const PAGE: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/page/index.html"));
const FACE: &str = "font/ttf";

/// The page.
pub async fn page(state: Data<State>) -> Result<HttpResponse, Problem> {
    there(&state)?;
    Ok(html(policy::PAGE, PAGE))
}

/// One of its files.
pub async fn file(name: Path<String>, state: Data<State>) -> Result<HttpResponse, Problem> {
    there(&state)?;
    if let Some(face) = face(&name) {
        return Ok(lent(&mut of_type(FACE), Bytes::from_static(face)));
    }
    own_file(&name).ok_or_else(Problem::no_such_address)
}

fn own_file(name: &str) -> Option<HttpResponse> {
    let (_, text) = FILES.iter().find(|(known, _)| *known == name)?;
    Some(lent(&mut of_type(media_type(name)), Bytes::from_static(text.as_bytes())))
}

/// A page with what it may load.
fn html(policy: &'static str, text: &'static str) -> HttpResponse {
    let mut answer = of_type("text/html; charset=utf-8");
    lent(answer.insert_header((CONTENT_SECURITY_POLICY, policy)), Bytes::from_static(text.as_bytes()))
}

fn of_type(media_type: &'static str) -> HttpResponseBuilder {
    let mut response = HttpResponse::Ok();
    response.insert_header((CONTENT_TYPE, media_type));
    response
}

fn media_type(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        _ => "application/octet-stream",
    }
}

/// Whether this service has pages at all.
fn there(state: &State) -> Result<(), Problem> {
    if state.page { Ok(()) } else { Err(Problem::no_such_address()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_of_the_page_is_shipped() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("page");
        let pages = ["docs.html", "index.html"];
        for entry in folder.read_dir().expect("a folder").flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            let shipped = FILES.iter().any(|(known, _)| *known == name);
            assert!(shipped || pages.contains(&name.as_str()), "{name} is not shipped");
            assert!(!shipped || media_type(&name) != "application/octet-stream", "{name} has no type");
        }
    }

    #[test]
    fn what_the_page_names_is_shipped() {
        let all = FILES.iter().map(|(_, text)| *text).chain([PAGE]).collect::<Vec<_>>().join("\n");
        let own =
            all.split(['"', '\'']).filter_map(|word| word.strip_prefix("page/").or_else(|| word.strip_prefix("./")));
        for name in own.filter(|name| name.contains('.')) {
            assert!(own_file(name).is_some(), "{name}");
        }
        let faces = all.split('"').filter(|word| word.ends_with(".ttf")).collect::<Vec<_>>();
        assert!(faces.len() >= 3);
        assert!(faces.iter().all(|name| face(name).is_some()), "{faces:?}");
    }

    /// A policy that forbids what stands in the page itself would leave it without effect, silently.
    #[test]
    fn nothing_stands_in_the_page_that_its_policy_forbids() {
        for text in [PAGE, docs::DOCS] {
            assert!(!text.contains("<style") && !text.contains(" style=") && !text.contains("javascript:"));
            assert!(
                text.split("<script").skip(1).all(|script| script.contains("src=") && script.contains("></script>"))
            );
            assert!(!text.contains("http:") && !text.contains("https:") && !text.contains("//"));
        }
    }
}
