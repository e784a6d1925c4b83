//! The addresses that make a document.

use actix_web::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE, VARY};
use actix_web::{HttpRequest, HttpResponse, web};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use sha2::{Digest, Sha256};

use super::accept::{self, Form};
use super::body::read_json;
use super::query::DocumentQuery;
use super::responses::{DocumentResponses, Pdf, Png, Svg};
use super::state::State;
use crate::answers::{Problem, addresses};
use crate::checks::Finding;
use crate::pipeline::{Order, Product};
use crate::render::Output;
use crate::wire::{Soort, Traject};

macro_rules! makers {
    ($($(#[$doc:meta])* $name:ident, $soort:ident, $operation:literal, $body:literal, $made:literal;)+) => { $(
        $(#[$doc])*
        ///
        /// Wat te berekenen is (weken, tellingen, termijnen, mijlpalen, bedragen) wordt berekend. De PDF is PDF/A-2a en
        /// PDF/UA-1; één pagina is ook te krijgen als PNG of SVG. Gelijke verzoeken geven gelijke bytes.
        #[utoipa::path(
            post,
            path = addresses::of(Soort::$soort),
            operation_id = $operation,
            tag = "documenten",
            params(DocumentQuery),
            request_body(content = Traject, content_type = "application/json", description = $body),
            responses(
                (status = 200, description = $made, headers(
                    ("Content-Disposition" = String, description = "Bestandsnaam, zonder naam van een persoon."),
                    ("Repr-Digest" = String, description = "SHA-256 van het document (RFC 9530)."),
                    ("Bevindingen" = String, description = "Codes van de bevindingen, elk met ernst (RFC 9651)."),
                    ("Server-Timing" = String, description = "Milliseconden in de wachtrij, bij opmaak en bij export."),
                    ("Document-Paginas" = u32, description = "Aantal pagina’s van het hele document."),
                ), content((Pdf = "application/pdf"), (Png = "image/png"), (Svg = "image/svg+xml"))),
                DocumentResponses,
            ),
        )]
        pub async fn $name(
            request: HttpRequest,
            payload: web::Payload,
            state: web::Data<State>,
        ) -> Result<HttpResponse, Problem> {
            make(Soort::$soort, &request, payload, &state).await
        }
    )+ };
}

makers! {
    /// Maak een plan van aanpak
    ///
    /// Maakt het plan van aanpak van het bureau (‘Trajectplan re-integratie tweede spoor’) als PDF.
    plannen_van_aanpak, PlanVanAanpak, "maakPlanVanAanpak",
        "Het traject, met het deel `plan`.", "Het plan van aanpak.";
    /// Maak een voortgangsrapportage
    ///
    /// Maakt de voortgangsrapportage over `voortgang.periode` als PDF.
    voortgangsrapportages, Voortgangsrapportage, "maakVoortgangsrapportage",
        "Het traject, met het deel `voortgang`.", "De voortgangsrapportage.";
    /// Maak een eindrapportage
    ///
    /// Maakt de eindrapportage met het hele verloop, resultaat, conclusie en advies als PDF.
    eindrapportages, Eindrapportage, "maakEindrapportage",
        "Het traject, met het deel `eind`.", "De eindrapportage.";
    /// Maak een offerte
    ///
    /// Maakt de offerte met planning, prijs, btw en termijnen als PDF.
    offertes, Offerte, "maakOfferte",
        "Het traject, met het deel `offerte`.", "De offerte.";
}

/// Takes a request for a document, makes it, answers.
async fn make(
    soort: Soort,
    request: &HttpRequest,
    payload: web::Payload,
    state: &State,
) -> Result<HttpResponse, Problem> {
    let query = DocumentQuery::parse(request.query_string())?;
    let form = accept::negotiate(Some(&accept::wanted(request.headers())))
        .ok_or_else(|| Problem::not_acceptable("application/pdf, image/png of image/svg+xml"))?;
    let body = read_json(request, payload, state.body).await?;
    let order = Order {
        soort,
        variant: query.variant,
        strict: query.strikt,
        ignore_unknown: query.onbekende_velden_negeren,
        attach: query.met_bijlage,
        today: crate::clock::today(),
    };
    let output = match form {
        Form::Pdf => Output::Pdf,
        Form::Png => Output::Png { page: query.pagina },
        Form::Svg => Output::Svg { page: query.pagina },
    };
    let product = state.press.produce(body, order, output).await?;
    Ok(respond(product, form))
}

fn respond(product: Product, form: Form) -> HttpResponse {
    let timings = product.rendered.timings;
    let ms = |duration: std::time::Duration| format!("{:.1}", duration.as_secs_f64() * 1_000.0);
    let digest = STANDARD.encode(Sha256::digest(&product.rendered.bytes));
    let mut response = HttpResponse::Ok();
    response
        .insert_header((CONTENT_TYPE, form.media_type()))
        .insert_header((VARY, "Accept"))
        .insert_header((CONTENT_DISPOSITION, disposition(&format!("{}.{}", product.file_stem, form.extension()))))
        .insert_header(("Repr-Digest", format!("sha-256=:{digest}:")))
        .insert_header(("Document-Paginas", product.rendered.pages))
        .insert_header((
            "Server-Timing",
            format!(
                "wachtrij;dur={}, opmaak;dur={}, export;dur={}",
                ms(timings.queue),
                ms(timings.layout),
                ms(timings.export)
            ),
        ));
    if !product.findings.is_empty() {
        response.insert_header(("Bevindingen", codes(&product.findings)));
    }
    response.body(product.rendered.bytes)
}

/// What the extended form of a file name writes as a percent sign and two digits. The header type of actix would do so
/// with `-` too, and a number of a document is full of those.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'.').remove(b'-').remove(b'_');

/// `attachment` with a name that every client understands, and the true name for those that can (RFC 6266).
fn disposition(name: &str) -> String {
    let plain: String =
        name.chars().map(|c| if c.is_ascii_alphanumeric() || ".-_ ".contains(c) { c } else { '-' }).collect();
    format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{}", utf8_percent_encode(name, ENCODED))
}

/// The codes as a list of RFC 9651, each once: `X01;ernst=info, X02;ernst=info`.
fn codes(findings: &[Finding]) -> String {
    let mut seen: Vec<(&str, &str)> =
        findings.iter().map(|finding| (finding.code, finding.severity.as_str())).collect();
    seen.sort_unstable();
    seen.dedup();
    seen.iter().map(|(code, severity)| format!("{code};ernst={severity}")).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn file_names_survive_every_header_parser() {
        assert_eq!(
            disposition("Zoë \"x\".pdf"),
            "attachment; filename=\"Zo- -x-.pdf\"; filename*=UTF-8''Zo%C3%AB%20%22x%22.pdf"
        );
    }
}
