//! Which address does what, and what an address or a method that is not there gets.

use std::sync::Arc;

use actix_web::{
    App, FromRequest, Handler, HttpRequest, HttpResponse, Resource, Responder, Route, guard, middleware, web,
};

use super::state::State;
use super::{
    address, batch, catalogue, documents, examples, headers, health, openapi, page, rules, validate, workbooks,
};
use crate::answers::{Problem, addresses};
use crate::wire::Soort;

/// The routes, for the server and for tests.
pub fn application(
    state: Arc<State>,
) -> App<
    impl actix_web::dev::ServiceFactory<
        actix_web::dev::ServiceRequest,
        Config = (),
        Response = actix_web::dev::ServiceResponse<impl actix_web::body::MessageBody>,
        Error = actix_web::Error,
        InitError = (),
    >,
> {
    App::new()
        .app_data(web::Data::from(state))
        .wrap(middleware::from_fn(headers::on_every_answer))
        .configure(routes)
        .default_service(web::to(not_found))
}

fn routes(config: &mut web::ServiceConfig) {
    for soort in Soort::ALL {
        config.service(made_at(*soort)).service(judged_at(*soort));
    }
    config
        .service(post(addresses::JUDGING_ALL, validate::trajecten))
        .service(post(addresses::BATCH, batch::documenten))
        .service(post(addresses::JUDGING_BATCH, batch::judging::oordelen))
        .service(post(addresses::WORKBOOK, workbooks::read))
        .service(get(addresses::SJABLOON, workbooks::empty))
        .service(get(addresses::REGELS, rules::rules))
        .service(get(addresses::VOORBEELDEN, examples::list))
        .service(get(addresses::VOORBEELD, examples::one))
        .service(get(addresses::SCHEMA, openapi::schema))
        .service(get(addresses::PROBLEMEN, catalogue::problems))
        .service(get(addresses::PROBLEEM, catalogue::problem))
        .service(get(addresses::TEKSTEN, catalogue::texts))
        .service(get(addresses::OPENAPI, openapi::document))
        .service(get(addresses::METRICS, health::metrics))
        .service(get(addresses::LIVE, health::live))
        .service(get(addresses::READY, health::ready))
        .service(get(addresses::PAGE, page::page))
        .service(get(addresses::PAGE_FILE, page::file))
        .service(get(addresses::DOCS, page::docs))
        .service(get(addresses::DOCS_FILE, page::docs_file));
}

fn made_at(soort: Soort) -> Resource {
    let address = addresses::of(soort);
    match soort {
        Soort::PlanVanAanpak => post(address, documents::plannen_van_aanpak),
        Soort::Voortgangsrapportage => post(address, documents::voortgangsrapportages),
        Soort::Eindrapportage => post(address, documents::eindrapportages),
        Soort::Offerte => post(address, documents::offertes),
    }
}

fn judged_at(soort: Soort) -> Resource {
    let address = addresses::judging(soort);
    match soort {
        Soort::PlanVanAanpak => post(address, validate::plannen_van_aanpak),
        Soort::Voortgangsrapportage => post(address, validate::voortgangsrapportages),
        Soort::Eindrapportage => post(address, validate::eindrapportages),
        Soort::Offerte => post(address, validate::offertes),
    }
}

/// An address that takes a body.
fn post<F, Args>(address: &str, handler: F) -> Resource
where
    F: Handler<Args>,
    Args: FromRequest + 'static,
    F::Output: Responder + 'static,
{
    web::resource(address).route(web::post().to(handler)).default_service(method_not_allowed("POST"))
}

/// An address to read from: GET, and HEAD wherever there is GET (RFC 9110).
fn get<F, Args>(address: &str, handler: F) -> Resource
where
    F: Handler<Args>,
    Args: FromRequest + 'static,
    F::Output: Responder + 'static,
{
    let reading = web::route().guard(guard::Any(guard::Get()).or(guard::Head()));
    web::resource(address).route(reading.to(handler)).default_service(method_not_allowed("GET, HEAD"))
}

/// 405 with the methods that would do.
fn method_not_allowed(methods: &'static str) -> Route {
    web::to(move || async move { Err::<HttpResponse, Problem>(Problem::method_not_allowed(methods)) })
}

/// 404 for every address that has no route; a slash too many gets a hint.
async fn not_found(request: HttpRequest) -> Result<HttpResponse, Problem> {
    let path = address::of(&request);
    let without = path.strip_suffix('/').filter(|without| !without.is_empty());
    Err(if without.is_some_and(|without| request.resource_map().has_resource(without)) {
        Problem::unknown("Een adres eindigt hier niet op een schuine streep. Laat de laatste ‘/’ weg.")
    } else {
        Problem::no_such(without.unwrap_or(path))
    })
}
