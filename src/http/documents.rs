//! The addresses that make a document.

use std::convert::Infallible;
use std::time::{Duration, Instant, SystemTime};

use actix_web::body::SizedStream;
use actix_web::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE, VARY};
use actix_web::web::Bytes;
use actix_web::{Error, HttpMessage, HttpRequest, HttpResponse, web};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use futures_util::{Stream, stream};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use super::accept::{self, Form};
use super::audit;
use super::body::{Body, Content, take_whole};
use super::client::client_of;
use super::failure;
use super::lent::slices;
use super::metrics::{Metrics, Phase};
use super::query::DocumentQuery;
use super::responses::{BodyResponses, DocumentResponses, Pdf, Png, Svg};
use super::state::State;
use super::unread;
use crate::answers::{Problem, addresses};
use crate::hex;
use crate::press::{Answer, Ask, Kind, Made, PressError, Told};
use crate::render::Output;
use crate::telemetry::traces::Document;
use crate::wire::{Soort, Traject, Variant};

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
                    ("Content-Disposition" = String, description = "Bestandsnaam; een naam van een persoon alleen als `document.bestandsnaam` die bevat."),
                    ("Repr-Digest" = String, description = "SHA-256 van het document (RFC 9530)."),
                    ("Bevindingen" = String, description = "Codes van de bevindingen, elk met ernst (RFC 9651)."),
                    ("Server-Timing" = String, description = "Milliseconden in de wachtrij, bij opmaak en bij export."),
                    ("Document-Paginas" = u32, description = "Aantal pagina’s van het hele document."),
                ), content((Pdf = "application/pdf"), (Png = "image/png"), (Svg = "image/svg+xml"))),
                DocumentResponses,
                BodyResponses,
            ),
        )]
        pub async fn $name(
            request: HttpRequest,
            payload: web::Payload,
            state: web::Data<State>,
        ) -> Result<HttpResponse, Error> {
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

/// Takes a request for a document, has it made, answers.
async fn make(
    soort: Soort,
    request: &HttpRequest,
    payload: web::Payload,
    state: &State,
) -> Result<HttpResponse, Error> {
    let started = Instant::now();
    let query = DocumentQuery::parse(request.query_string())?;
    let form = accept::negotiate(Some(&accept::wanted(request.headers())))
        .ok_or_else(|| Problem::not_acceptable("application/pdf, image/png of image/svg+xml"))?;
    let ask = Ask::Make {
        soort: soort.as_str().to_owned(),
        variant: query.variant.map(|variant| variant.as_str().to_owned()),
        output: match form {
            Form::Pdf => Output::Pdf,
            Form::Png => Output::Png { page: query.pagina },
            Form::Svg => Output::Svg { page: query.pagina },
        },
        terms: query.terms(crate::clock::today()),
    };
    let answer = asked(ask, request, payload, state).await;
    let status = answer.as_ref().map_or_else(|error| error.as_response_error().status_code().as_u16(), |_| 200);
    state.metrics.document(soort.as_str(), status);
    if status != 200 {
        audit::refused(request, soort, status);
    }
    let Answer { told, body, waited, worked } = answer?;
    match told {
        Told::Made(made) => {
            audit::made(request, soort, &made);
            count(&state.metrics, &made, &body, waited, started.elapsed());
            let mut response = respond(&made, body, waited, form, query.pagina);
            // For the trace of the request, which ends where all answers leave.
            response.extensions_mut().insert(document(soort, &made, waited, worked));
            Ok(response)
        }
        _ => Err(Problem::from(PressError::Misunderstood).into()),
    }
}

/// Counts a document that was made, and where its time went.
fn count(metrics: &Metrics, made: &Made, body: &[Bytes], waited: Duration, whole: Duration) {
    metrics.made(made.pages, length_of(body));
    for (phase, time) in [
        (Phase::Queue, waited),
        (Phase::Judging, Duration::from_micros(made.judging_us)),
        (Phase::Layout, Duration::from_micros(made.layout_us)),
        (Phase::Export, Duration::from_micros(made.export_us)),
        (Phase::Whole, whole),
    ] {
        metrics.took(phase, time);
    }
}

/// How long a request stands at the door of a full house: there may be room by then, and who comes back at once, whatever
/// `Retry-After` says, does not take the time of those who are served.
const AT_THE_DOOR: Duration = Duration::from_millis(500);

/// Takes a body and has a worker do what is asked of it. A full house is told before the body is read.
pub async fn asked(ask: Ask, request: &HttpRequest, payload: web::Payload, state: &State) -> Result<Answer, Error> {
    // Whoever leaves its answers unread gets no more of them made.
    drop(unread::room(&state.unread, client_of(request), 1)?);
    if state.pool.is_full_for(client_of(request)) {
        tokio::time::sleep(AT_THE_DOOR).await;
    }
    if state.pool.is_full_for(client_of(request)) {
        let capacity = state.pool.settings().queue;
        return Err(Problem::from(PressError::Full { capacity }).into());
    }
    let content = if matches!(ask, Ask::Workbook { .. }) { Content::Workbook } else { Content::Json };
    let Body { pieces, held } =
        take_whole(request, payload, content, state.body, &state.bodies, client_of(request)).await?;
    let answer = state.pool.ask(ask, pieces, client_of(request), Kind::Single).await;
    drop(held);
    let answer = answer.map_err(Problem::from)?;
    let room = unread::room(&state.unread, client_of(request), length_of(&answer.body))?;
    // Until the answer has left; see `Watched`.
    request.extensions_mut().insert(room);
    match answer {
        Answer { told: Told::Refused { status, cause, .. }, body, .. } => {
            Err(failure::Told::new(status, &body, cause).into())
        }
        answer => Ok(answer),
    }
}

fn length_of(body: &[Bytes]) -> usize {
    body.iter().map(Bytes::len).sum()
}

/// The body of an answer in small pieces: no copy of it is made here, and little of it is by the layer below.
pub fn in_pieces(body: Vec<Bytes>) -> SizedStream<impl Stream<Item = Result<Bytes, Infallible>> + 'static> {
    SizedStream::new(length_of(&body) as u64, stream::iter(body.into_iter().flat_map(slices).map(Ok::<_, Infallible>)))
}

fn respond(made: &Made, body: Vec<Bytes>, waited: Duration, form: Form, page: usize) -> HttpResponse {
    let ms = |micros: u64| format!("{:.1}", micros as f64 / 1_000.0);
    let mut response = HttpResponse::Ok();
    response
        .insert_header((CONTENT_TYPE, form.media_type()))
        .insert_header((VARY, "Accept"))
        .insert_header((CONTENT_DISPOSITION, disposition(&file_name(&made.stem, form, page))))
        .insert_header((
            "Repr-Digest",
            format!("sha-256=:{}:", STANDARD.encode(hex::parse(&made.digest).unwrap_or_default())),
        ))
        .insert_header(("Document-Paginas", made.pages))
        .insert_header((
            "Server-Timing",
            format!(
                "wachtrij;dur={}, opmaak;dur={}, export;dur={}",
                ms(u64::try_from(waited.as_micros()).unwrap_or(u64::MAX)),
                ms(made.layout_us),
                ms(made.export_us)
            ),
        ));
    if !made.findings.is_empty() {
        response.insert_header(("Bevindingen", codes(&made.findings)));
    }
    response.body(in_pieces(body))
}

/// What the trace of a request says of its document. Of a worker's words only those that are known.
fn document(soort: Soort, made: &Made, waited: Duration, worked: Duration) -> Document {
    let told = made.asked.variant.as_deref();
    Document {
        soort: soort.as_str(),
        variant: Variant::ALL.iter().map(|variant| variant.as_str()).find(|word| Some(*word) == told),
        pages: made.pages,
        made: SystemTime::now(),
        waited,
        worked,
        layout: Duration::from_micros(made.layout_us),
        export: Duration::from_micros(made.export_us),
    }
}

/// What the extended form of a file name writes as a percent sign and two digits. The header type of actix would do so
/// with `-` too, and a number of a document is full of those.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'.').remove(b'-').remove(b'_');

/// The name of a document; of one page of it, with its number, so that the next does not take its place.
fn file_name(stem: &str, form: Form, page: usize) -> String {
    match form {
        Form::Pdf => format!("{stem}.{}", form.extension()),
        Form::Png | Form::Svg => format!("{stem}_p{page}.{}", form.extension()),
    }
}

/// Letters that are no other letter with an accent, as those who lack them write them.
const SPELT: [(char, &str); 14] = [
    ('ß', "ss"),
    ('ẞ', "SS"),
    ('æ', "ae"),
    ('Æ', "AE"),
    ('œ', "oe"),
    ('Œ', "OE"),
    ('ø', "o"),
    ('Ø', "O"),
    ('ł', "l"),
    ('Ł', "L"),
    ('đ', "d"),
    ('Đ', "D"),
    ('ı', "i"),
    ('þ', "th"),
];

/// Begins a name whose own beginning cannot be written plainly.
const NAMELESS: &str = "document";

/// A name that every client understands. An accent is left out rather than its letter.
fn plain(name: &str) -> String {
    let mut plain = String::with_capacity(name.len());
    for letter in name.nfd().filter(|letter| !is_combining_mark(*letter)) {
        match SPELT.iter().find(|(known, _)| *known == letter) {
            Some((_, spelt)) => plain.push_str(spelt),
            None if letter.is_ascii_alphanumeric() || ".-_ ".contains(letter) => plain.push(letter),
            None => plain.push('-'),
        }
    }
    // A name that begins with a dash is a flag to many a command.
    let kept = plain.trim_start_matches(['-', ' ']);
    let is_cut = kept.len() < plain.len();
    if kept.starts_with('.') || (is_cut && kept.starts_with('_')) {
        format!("{NAMELESS}{kept}")
    } else {
        kept.to_owned()
    }
}

/// `attachment` with a name that every client understands, and the true name for those that can (RFC 6266).
fn disposition(name: &str) -> String {
    let plain = plain(name);
    format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{}", utf8_percent_encode(name, ENCODED))
}

/// The codes as a list of RFC 9651: `X01;ernst=info, X02;ernst=info`.
fn codes(findings: &[(String, String)]) -> String {
    findings.iter().map(|(code, severity)| format!("{code};ernst={severity}")).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn file_names_survive_every_header_parser() {
        assert_eq!(
            disposition("Zoë \"x\".pdf"),
            "attachment; filename=\"Zoe -x-.pdf\"; filename*=UTF-8''Zo%C3%AB%20%22x%22.pdf"
        );
        for (name, named) in [
            ("ß.pdf", "ss.pdf"),
            ("Łódź Æ.pdf", "Lodz AE.pdf"),
            ("а.pdf", "document.pdf"),
            ("“а”_uwv.pdf", "document_uwv.pdf"),
            ("дело_p2.png", "document_p2.png"),
            ("_CON.pdf", "_CON.pdf"),
            ("–x.pdf", "x.pdf"),
            ("VGR-01_2025-0017_2025-06-20.pdf", "VGR-01_2025-0017_2025-06-20.pdf"),
        ] {
            assert_eq!(plain(name), named, "{name}");
        }
    }
}
