//! Why a document was not laid out.

/// Why there is no document.
#[derive(Debug, thiserror::Error)]
pub enum RenderError {
    #[error("the document has {pages} pages")]
    NoSuchPage { pages: usize },
    #[error("no template for this kind of document")]
    UnknownTemplate,
    /// In Dutch, with the file and the line in it: whoever changed a template reads this at the start.
    #[error("een sjabloon is niet op te maken: {}", .0.join("; "))]
    Layout(Vec<String>),
    /// The place is empty or ends in a colon and a space.
    #[error(
        "{place}het lettertype ‘{family}’ zit niet in het programma, en zonder letters is er geen tekst; kies IBM Plex Sans"
    )]
    UnknownFace { place: String, family: String },
    #[error("het document is opgemaakt, en niet als bestand te schrijven: {}", .0.join("; "))]
    Export(Vec<String>),
    #[error("the render panicked")]
    Panicked,
}

/// That a document does not have the page that was asked for.
pub fn no_such_page(pages: usize) -> String {
    if pages == 1 {
        "Het document heeft maar één pagina; kies 1.".to_owned()
    } else {
        format!("Het document heeft {pages} pagina’s; kies 1 tot en met {pages}.")
    }
}
