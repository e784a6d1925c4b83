//! Which form of the document.

use super::{pairs, with_header};
use crate::support::{AKKER, JSON, SERVER, VOORTGANG, bytes, example, raw, request};

#[test]
fn the_form_follows_the_accept_header() {
    let cases: [(&str, &str, &[u8]); 9] = [
        ("*/*", "application/pdf", b"%PDF-"),
        ("application/pdf", "application/pdf", b"%PDF-"),
        ("application/json", "application/pdf", b"%PDF-"),
        ("text/html, application/pdf;q=0.9", "application/pdf", b"%PDF-"),
        ("image/png", "image/png", b"\x89PNG"),
        ("image/*;q=0.5, application/pdf;q=0.1", "image/png", b"\x89PNG"),
        ("image/svg+xml", "image/svg+xml", b"<svg"),
        ("image/png;q=0.5, image/svg+xml;q=0.9", "image/svg+xml", b"<svg"),
        ("application/pdf;q=0, */*", "image/png", b"\x89PNG"),
    ];
    for (accept, kind, start) in cases {
        let answer = with_header(("Accept", accept));
        assert_eq!((answer.status, answer.header("content-type")), (200, Some(kind)), "{accept}");
        assert!(answer.body.starts_with(start), "{accept}");
        assert_eq!(answer.header("vary"), Some("Accept"), "{accept}");
    }
}

#[test]
fn without_an_accept_header_it_is_a_pdf() {
    let body = example(AKKER).to_string();
    let head =
        format!("POST {VOORTGANG} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nConnection: close\r\n");
    let answer = raw(*SERVER, format!("{head}Content-Length: {}\r\n\r\n{body}", body.len()).as_bytes());
    assert_eq!((answer.status, answer.header("content-type")), (200, Some("application/pdf")));
}

#[test]
fn a_form_that_is_not_offered_is_refused_with_those_that_are() {
    for accept in ["text/html", "application/xml", "application/pdf;q=0", "image/jpeg"] {
        let answer = with_header(("Accept", accept));
        answer.is_problem(406, "vorm-niet-leverbaar");
        assert_eq!(answer.header("vary"), Some("Accept"));
        for form in ["application/pdf", "image/png", "image/svg+xml"] {
            assert!(answer.text().contains(form), "{accept}: {form}");
        }
    }
}

#[test]
fn a_page_can_be_chosen_and_one_that_is_not_there_names_the_number_of_pages() {
    let page = |number: usize, accept: &str| {
        let path = format!("{VOORTGANG}?pagina={number}");
        request("POST", &path, &[JSON, ("Accept", accept)], &bytes(&example(AKKER)))
    };
    let pages: usize = page(1, "image/png").header("document-paginas").and_then(|n| n.parse().ok()).expect("a number");
    assert!(pages > 1);
    assert_ne!(page(1, "image/png").body, page(pages, "image/png").body);
    assert_ne!(page(1, "image/svg+xml").body, page(pages, "image/svg+xml").body);
    for accept in ["image/png", "image/svg+xml"] {
        let answer = page(pages + 1, accept);
        answer.is_problem(400, "parameter-ongeldig");
        assert_eq!(answer.faults(), pairs(&[("pagina", "parameter")]));
        assert!(answer.json()["detail"].to_string().contains(&format!("{pages} pagina’s")));
    }
}
