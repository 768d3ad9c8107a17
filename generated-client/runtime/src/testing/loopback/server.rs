//! The loopback server, with its start and stop.

use super::connection::{reset, serve};
use super::received::Received;
use super::response::LoopbackResponse;
use super::shared::{Responder, Shared, lock};
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::{fmt, io};
use tokio::net::{TcpListener, TcpSocket};
use tokio::task::JoinHandle;

/// A server that responds by a function and stores the requests.
///
/// The server listens on a free port of 127.0.0.1. Dropping it closes its connections.
pub struct Loopback {
    address: SocketAddr,
    received: Arc<Mutex<Vec<Received>>>,
    shared: Arc<Shared>,
    task: Mutex<Option<JoinHandle<()>>>,
    /// The bound socket of a stopped server. It reserves the port and refuses connections.
    reserved_port: Mutex<Option<TcpSocket>>,
}

/// A responder that calls a function and stores the requests.
struct Recorder<F> {
    respond: F,
    received: Arc<Mutex<Vec<Received>>>,
}

impl<F: Fn(Received) -> LoopbackResponse + Send + Sync> Responder for Recorder<F> {
    fn resets(&self, _: &Received) -> bool {
        false
    }

    fn respond(&self, received: Received) -> LoopbackResponse {
        lock(&self.received).push(received.clone());
        (self.respond)(received)
    }
}

impl Loopback {
    /// Starts a server in the current Tokio runtime.
    ///
    /// # Panics
    ///
    /// Panics outside of a runtime, or if no port of 127.0.0.1 is free.
    pub fn start(respond: impl Fn(Received) -> LoopbackResponse + Send + Sync + 'static) -> Self {
        let received = Arc::default();
        let responder = Recorder { respond, received: Arc::clone(&received) };
        Self::start_with(Box::new(responder), received, 0).expect("a free port")
    }

    /// Starts a server that stores no requests itself, on this port; 0 is any free port.
    pub(in crate::testing) fn with_responder(responder: Box<dyn Responder>, port: u16) -> io::Result<Self> {
        Self::start_with(responder, Arc::default(), port)
    }

    fn start_with(responder: Box<dyn Responder>, received: Arc<Mutex<Vec<Received>>>, port: u16) -> io::Result<Self> {
        let (listener, address) = bind(SocketAddr::from((Ipv4Addr::LOCALHOST, port)))?;
        let shared = Arc::new(Shared { responder, connections: Mutex::default(), resets: AtomicUsize::new(0) });
        let task = Mutex::new(Some(tokio::spawn(listen(listener, Arc::clone(&shared)))));
        Ok(Self { address, received, shared, task, reserved_port: Mutex::default() })
    }

    /// Returns the address of the server: `http://127.0.0.1:PORT`.
    #[must_use]
    pub fn base_url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Returns all requests so far, in the order of their arrival.
    #[must_use]
    pub fn received(&self) -> Vec<Received> {
        lock(&self.received).clone()
    }

    /// Resets this many of the next connections.
    ///
    /// Each is reset when the first bytes arrive, and none of them is read. Open connections stay.
    pub fn reset_next(&self, connections: usize) {
        self.shared.resets.fetch_add(connections, Ordering::Relaxed);
    }

    /// Closes all connections and refuses new ones.
    pub async fn stop(&self) {
        let task = lock(&self.task).take();
        if let Some(task) = task {
            task.abort();
            let _aborted = task.await;
            *lock(&self.reserved_port) = reserve(self.address).ok();
        }
        let mut connections = std::mem::take(&mut *lock(&self.shared.connections));
        connections.shutdown().await;
    }

    /// Listens on the same port again, if the server was stopped.
    ///
    /// # Panics
    ///
    /// Panics outside of a runtime, or if another program uses the port.
    pub fn resume(&self) {
        lock(&self.task).get_or_insert_with(|| {
            let listener = match lock(&self.reserved_port).take() {
                Some(port) => port.listen(BACKLOG).expect("a reserved port"),
                None => bind(self.address).expect("a free port").0,
            };
            tokio::spawn(listen(listener, Arc::clone(&self.shared)))
        });
    }
}

impl Drop for Loopback {
    fn drop(&mut self) {
        if let Some(task) = lock(&self.task).take() {
            task.abort();
        }
        lock(&self.shared.connections).abort_all();
    }
}

impl fmt::Debug for Loopback {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Loopback").field("address", &self.address).finish_non_exhaustive()
    }
}

/// The largest number of connections that wait to be accepted.
const BACKLOG: u32 = 1024;

/// Binds a port without listening.
fn reserve(address: SocketAddr) -> io::Result<TcpSocket> {
    let socket = TcpSocket::new_v4()?;
    socket.set_reuseaddr(true)?;
    socket.bind(address)?;
    Ok(socket)
}

fn bind(address: SocketAddr) -> io::Result<(TcpListener, SocketAddr)> {
    let listener = std::net::TcpListener::bind(address)?;
    listener.set_nonblocking(true)?;
    let address = listener.local_addr()?;
    Ok((TcpListener::from_std(listener)?, address))
}

async fn listen(listener: TcpListener, shared: Arc<Shared>) {
    while let Ok((stream, _)) = listener.accept().await {
        let mut connections = lock(&shared.connections);
        let decrement = |left: usize| left.checked_sub(1);
        if shared.resets.fetch_update(Ordering::Relaxed, Ordering::Relaxed, decrement).is_ok() {
            connections.spawn(reset(stream));
        } else {
            connections.spawn(serve(stream, Arc::clone(&shared)));
        }
        while connections.try_join_next().is_some() {}
    }
}
