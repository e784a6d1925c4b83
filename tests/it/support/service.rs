//! One press, one pool and one service for all tests that do not need some of their own.

use std::net::SocketAddr;
use std::sync::{Arc, LazyLock, mpsc};
use std::time::Duration;

use trajectpers::batch::Limits;
use trajectpers::config::ForwardHeader;
use trajectpers::http::{
    BatchLimits, BodyLimits, Contract, Cors, DoorSettings, Gate, Metrics, Proxies, Shares, Sources, State, openapi_json,
};
use trajectpers::press::{Desk, House, Launch, Pool, PoolSettings, STACK_BYTES};

/// The desk of all tests that do not need a service.
pub static PRESS: LazyLock<Desk> = LazyLock::new(|| Desk::open(House::default()).expect("the desk opens"));

/// The workers of all tests that do not need some of their own.
pub static POOL: LazyLock<Arc<Pool>> = LazyLock::new(|| Arc::new(pool(2, 256)));

/// The service of all tests that do not need one of their own, on a port that was free.
pub static SERVER: LazyLock<SocketAddr> = LazyLock::new(|| serve(state(Arc::clone(&POOL))));

/// How much of a batch the shared service takes.
pub const BATCH: BatchLimits = BatchLimits {
    read: Limits { line: 4 * 1024 * 1024, items: 10_000, total: 1 << 30 },
    held: 64 * 1024 * 1024,
    waiting: 64 * 1024 * 1024,
    idle: Duration::from_secs(3_600),
    silence: Duration::from_secs(15),
};

/// How workers of the tests are started: as those of the program, but without a deadline that a busy machine could miss.
pub fn settings(workers: usize, queue: usize) -> PoolSettings {
    PoolSettings {
        workers,
        queue,
        deadline: Duration::from_secs(600),
        jobs: 10_000,
        resident: 1 << 30,
        rest: Duration::from_secs(3_600),
        sandboxed: true,
        launch: Launch { program: Some(env!("CARGO_BIN_EXE_trajectpers").into()), memory: 2 << 30 },
    }
}

pub fn pool(workers: usize, queue: usize) -> Pool {
    Pool::start(settings(workers, queue), House::default()).expect("a worker starts")
}

/// A service with this pool and the limits that most tests want.
pub fn state(pool: Arc<Pool>) -> State {
    let body = BodyLimits { bytes: 4 * 1024 * 1024, time: Duration::from_secs(3_600) };
    let (bodies, batches, connections) = (Shares::new(1 << 30, 100), Shares::new(64, 100), Shares::new(4096, 100));
    let (waiting, unread) = (Shares::new(1 << 30, 100), Shares::new(1 << 30, 100));
    let metrics = Metrics::new(Sources {
        pool: Arc::downgrade(&pool),
        bodies: bodies.clone(),
        unread: unread.clone(),
        batches: batches.clone(),
        waiting: waiting.clone(),
        connections: connections.clone(),
        keys: None,
        started: std::time::SystemTime::now(),
        lines_dropped: || 0,
        spans_dropped: || 0,
    });
    let proxies = Proxies { trusted: vec![], header: ForwardHeader::XForwardedFor };
    let gate = Gate::new(None, true, None, proxies);
    State {
        pool,
        body,
        batch: BATCH,
        bodies,
        unread,
        batches,
        waiting,
        connections,
        gate,
        metrics,
        hsts: true,
        page: true,
        cors: Cors::default(),
        contract: Contract::new(openapi_json()),
    }
}

/// Does something that needs a deep stack, as a worker has one.
pub fn deeply<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().stack_size(STACK_BYTES).spawn_scoped(scope, work);
        thread.expect("a thread").join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
    })
}

/// Serves on a free port of loopback until the tests end.
pub fn serve(state: State) -> SocketAddr {
    let state = Arc::new(state);
    let (tell, told) = mpsc::channel();
    std::thread::spawn(move || {
        actix_web::rt::System::new().block_on(async move {
            let listener = std::net::TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
            let address = listener.local_addr().expect("its address");
            let connections = state.connections.clone();
            let settings = DoorSettings { threads: 2, shutdown: Duration::from_secs(1), connections };
            let server = trajectpers::http::open(vec![listener], &state, None, &settings).expect("a server");
            tell.send(address).expect("the address is awaited");
            server.await
        })
    });
    told.recv().expect("the service starts")
}
