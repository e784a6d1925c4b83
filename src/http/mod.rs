//! The service over HTTP: routes, status codes, headers. It decides nothing about documents.

mod accept;
mod batch;
mod body;
mod documents;
mod examples;
mod headers;
mod health;
mod openapi;
mod problem;
mod query;
mod validate;

use std::sync::Arc;
use std::time::Duration;

use actix_web::{App, HttpServer, guard, web};

pub use batch::BatchLimits;
pub use body::BodyLimits;
pub use openapi::openapi_json;
pub use problem::Problem;
pub use validate::Oordeel;

use crate::batch::Limits;
use crate::config::ServeConfig;
use crate::pipeline::{House, Press, StartError};

/// What every request shares.
pub struct State {
    pub press: Arc<Press>,
    pub body: BodyLimits,
    pub batch: BatchLimits,
    pub hsts: bool,
}

/// Why the service did not start or did not go on.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    #[error("cannot listen on {address}")]
    Listen {
        address: std::net::SocketAddr,
        #[source]
        source: std::io::Error,
    },
    #[error("the server stopped")]
    Server(#[source] std::io::Error),
    #[error("the press did not start")]
    Start(#[from] StartError),
}

/// Judgements under way at once per HTTP thread; others wait. Judging takes milliseconds of the processor, and every
/// thread that did it would keep memory of its own.
const JUDGES: usize = 1;

/// Serves until a signal to stop; requests that run may finish.
pub fn serve(config: ServeConfig, house: House) -> Result<(), ServeError> {
    let press = Arc::new(Press::start(config.engine_settings(), house)?);
    press.prove()?;
    let settings = press.engine.settings();
    let body = BodyLimits { bytes: config.body_limit, time: Duration::from_secs(config.read_timeout) };
    let state = Arc::new(State { press, body, batch: batch_limits(&config), hsts: config.hsts });
    let address = config.listen;
    let runtime = actix_web::rt::System::new();
    runtime.block_on(async {
        let shared = Arc::clone(&state);
        let server = HttpServer::new(move || application(Arc::clone(&shared)))
            .workers(config.http_threads.get())
            .worker_max_blocking_threads(JUDGES)
            .shutdown_timeout(config.shutdown)
            .bind(address)
            .map_err(|source| ServeError::Listen { address, source })?;
        for address in server.addrs() {
            tracing::info!(%address, render_threads = settings.threads, queue = settings.queue, "serving");
        }
        server.run().await.map_err(ServeError::Server)
    })
}

fn batch_limits(config: &ServeConfig) -> BatchLimits {
    let batch = &config.batch;
    let line = batch.batch_line_limit.unwrap_or(config.body_limit);
    let read = Limits { line, items: batch.batch_items.get(), total: batch.batch_limit };
    BatchLimits { read, held: batch.batch_strict_limit }
}

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
        .wrap(actix_web::middleware::from_fn(headers::on_every_answer))
        .configure(routes)
        .default_service(web::to(problem::not_found))
}

fn routes(config: &mut web::ServiceConfig) {
    let only = problem::method_not_allowed;
    config
        .service(
            web::resource("/v1/plannen-van-aanpak")
                .route(web::post().to(documents::plannen_van_aanpak))
                .default_service(only("POST")),
        )
        .service(
            web::resource("/v1/voortgangsrapportages")
                .route(web::post().to(documents::voortgangsrapportages))
                .default_service(only("POST")),
        )
        .service(
            web::resource("/v1/eindrapportages")
                .route(web::post().to(documents::eindrapportages))
                .default_service(only("POST")),
        )
        .service(web::resource("/v1/offertes").route(web::post().to(documents::offertes)).default_service(only("POST")))
        .service(
            web::resource("/v1/trajecten/_valideer")
                .route(web::post().to(validate::trajecten))
                .default_service(only("POST")),
        )
        .service(
            web::resource("/v1/plannen-van-aanpak/_valideer")
                .route(web::post().to(validate::plannen_van_aanpak))
                .default_service(only("POST")),
        )
        .service(
            web::resource("/v1/voortgangsrapportages/_valideer")
                .route(web::post().to(validate::voortgangsrapportages))
                .default_service(only("POST")),
        )
        .service(
            web::resource("/v1/eindrapportages/_valideer")
                .route(web::post().to(validate::eindrapportages))
                .default_service(only("POST")),
        )
        .service(
            web::resource("/v1/offertes/_valideer")
                .route(web::post().to(validate::offertes))
                .default_service(only("POST")),
        )
        .service(
            web::resource("/v1/documenten/_batch")
                .route(web::post().to(batch::documenten))
                .default_service(only("POST")),
        )
        .service(web::resource("/v1/regels").route(reading().to(validate::rules)).default_service(only("GET, HEAD")))
        .service(
            web::resource("/v1/voorbeelden").route(reading().to(examples::list)).default_service(only("GET, HEAD")),
        )
        .service(
            web::resource("/v1/voorbeelden/{naam}")
                .route(reading().to(examples::one))
                .default_service(only("GET, HEAD")),
        )
        .service(
            web::resource("/v1/schemas/traject")
                .route(reading().to(openapi::schema))
                .default_service(only("GET, HEAD")),
        )
        .service(
            web::resource("/v1/openapi.json").route(reading().to(openapi::document)).default_service(only("GET, HEAD")),
        )
        .service(web::resource("/health/live").route(reading().to(health::live)).default_service(only("GET, HEAD")))
        .service(web::resource("/health/ready").route(reading().to(health::ready)).default_service(only("GET, HEAD")));
}

/// GET, and HEAD wherever there is GET (RFC 9110).
fn reading() -> actix_web::Route {
    web::route().guard(guard::Any(guard::Get()).or(guard::Head()))
}
