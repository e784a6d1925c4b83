//! What answers hold and what can go wrong, for the description of the service: these types exist for their schema.

use utoipa::{IntoResponses, ToSchema};

use crate::answers::Problem;

/// Een document als PDF/A-2a en PDF/UA-1.
#[derive(ToSchema)]
#[schema(value_type = String, format = Binary, max_length = 100_000_000)]
#[expect(dead_code, reason = "exists for the schema of an answer")]
pub struct Pdf(Vec<u8>);

/// Eén pagina als PNG, 144 punten per inch.
#[derive(ToSchema)]
#[schema(value_type = String, format = Binary, max_length = 100_000_000)]
#[expect(dead_code, reason = "exists for the schema of an answer")]
pub struct Png(Vec<u8>);

/// Eén pagina als SVG.
#[derive(ToSchema)]
#[schema(value_type = String, max_length = 100_000_000)]
#[expect(dead_code, reason = "exists for the schema of an answer")]
pub struct Svg(String);

/// Een werkboek van Excel.
#[derive(ToSchema)]
#[schema(value_type = String, format = Binary, max_length = 4_194_304)]
#[expect(dead_code, reason = "exists for the schema of a body")]
pub struct Xlsx(Vec<u8>);

/// What can go wrong with any request that has a body.
#[derive(IntoResponses)]
#[expect(dead_code, reason = "exists for the description of answers")]
pub enum BodyResponses {
    /// Het bericht kwam te langzaam.
    #[response(status = 408, content_type = "application/problem+json")]
    TooSlow(Problem),
    /// Het bericht is te groot.
    #[response(status = 413, content_type = "application/problem+json")]
    TooLarge(Problem),
    /// Het bericht is geen JSON of is gecomprimeerd.
    #[response(status = 415, content_type = "application/problem+json")]
    UnsupportedMediaType(Problem),
    /// Er zijn sleutels, en er is er geen getoond die past.
    #[response(status = 401, content_type = "application/problem+json")]
    Unauthorised(Problem),
    /// De sleutel geeft hier geen toegang, of zonder sleutels: het verzoek komt niet van deze computer.
    #[response(status = 403, content_type = "application/problem+json")]
    Forbidden(Problem),
    /// Te vaak of te veel tegelijk van één aanroeper.
    #[response(status = 429, content_type = "application/problem+json")]
    TooMany(Problem),
    /// Er ging bij de dienst iets mis.
    #[response(status = 500, content_type = "application/problem+json")]
    Internal(Problem),
    /// De wachtrij is vol of de termijn is verstreken; probeer het later opnieuw.
    #[response(status = 503, content_type = "application/problem+json")]
    Unavailable(Problem),
}

/// What else can go wrong with a request for a document.
#[derive(IntoResponses)]
#[expect(dead_code, reason = "exists for the description of answers")]
pub enum DocumentResponses {
    /// Het bericht of een parameter bevat fouten; alle fouten tegelijk, elk met zijn plaats.
    #[response(status = 400, content_type = "application/problem+json")]
    Faults(Problem),
    /// Geen van de gevraagde vormen is leverbaar.
    #[response(status = 406, content_type = "application/problem+json")]
    NotAcceptable(Problem),
}

/// What else can go wrong with a request for a judgement.
#[derive(IntoResponses)]
#[expect(dead_code, reason = "exists for the description of answers")]
pub enum ValidationResponses {
    /// Het bericht is geen JSON, of een parameter klopt niet.
    #[response(status = 400, content_type = "application/problem+json")]
    Faults(Problem),
}
