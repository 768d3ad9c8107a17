//! A small HTTP/1.1 server on this machine.

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

/// A server that answers by a function and remembers what it was asked.
///
/// It listens on a free port of 127.0.0.1 until it is dropped, which ends its connections too.
pub struct Loopback {
    address: SocketAddr,
    received: Arc<Mutex<Vec<Received>>>,
    shared: Arc<Shared>,
    task: Mutex<Option<JoinHandle<()>>>,
    /// The port of a server that is stopped: taken, so that nobody else gets it, and refused.
    held: Mutex<Option<TcpSocket>>,
}

/// Answers by a function and keeps what came.
struct Keeping<F> {
    respond: F,
    received: Arc<Mutex<Vec<Received>>>,
}

impl<F: Fn(Received) -> LoopbackResponse + Send + Sync> Responder for Keeping<F> {
    fn resets(&self, _: &Received) -> bool {
        false
    }

    fn respond(&self, received: Received) -> LoopbackResponse {
        lock(&self.received).push(received.clone());
        (self.respond)(received)
    }
}

impl Loopback {
    /// Starts a server inside the current Tokio runtime.
    ///
    /// # Panics
    ///
    /// Outside of a runtime, or if no port of 127.0.0.1 is free.
    pub fn start(respond: impl Fn(Received) -> LoopbackResponse + Send + Sync + 'static) -> Self {
        let received = Arc::default();
        let responder = Keeping { respond, received: Arc::clone(&received) };
        Self::with(Box::new(responder), received)
    }

    /// Starts a server that keeps nothing itself.
    pub(in crate::testing) fn of(responder: Box<dyn Responder>) -> Self {
        Self::with(responder, Arc::default())
    }

    fn with(responder: Box<dyn Responder>, received: Arc<Mutex<Vec<Received>>>) -> Self {
        let (listener, address) = bind(SocketAddr::from((Ipv4Addr::LOCALHOST, 0)));
        let shared = Arc::new(Shared { responder, connections: Mutex::default(), resets: AtomicUsize::new(0) });
        let task = Mutex::new(Some(tokio::spawn(listen(listener, Arc::clone(&shared)))));
        Self { address, received, shared, task, held: Mutex::default() }
    }

    /// Returns the server's address: `http://127.0.0.1:PORT`.
    #[must_use]
    pub fn base_url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Returns all requests so far, in the order in which they arrived.
    #[must_use]
    pub fn received(&self) -> Vec<Received> {
        lock(&self.received).clone()
    }

    /// Resets this many of the connections that are made from now on, each as soon as something comes over it, of
    /// which nothing is read. Connections that there are already stay.
    pub fn reset_next(&self, connections: usize) {
        self.shared.resets.fetch_add(connections, Ordering::Relaxed);
    }

    /// Ends all connections and listens no more: whoever connects is refused.
    pub async fn stop(&self) {
        let task = lock(&self.task).take();
        if let Some(task) = task {
            task.abort();
            let _aborted = task.await;
            *lock(&self.held) = hold(self.address).ok();
        }
        let mut connections = std::mem::take(&mut *lock(&self.shared.connections));
        connections.shutdown().await;
    }

    /// Listens again on the same port, if it was stopped.
    ///
    /// # Panics
    ///
    /// Outside of a runtime, or if somebody else has taken the port.
    pub fn resume(&self) {
        lock(&self.task).get_or_insert_with(|| {
            let listener = match lock(&self.held).take() {
                Some(port) => port.listen(BACKLOG).expect("a port that was held"),
                None => bind(self.address).0,
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

/// How many connections may wait to be accepted.
const BACKLOG: u32 = 1024;

/// Takes a port without listening.
fn hold(address: SocketAddr) -> io::Result<TcpSocket> {
    let socket = TcpSocket::new_v4()?;
    socket.set_reuseaddr(true)?;
    socket.bind(address)?;
    Ok(socket)
}

fn bind(address: SocketAddr) -> (TcpListener, SocketAddr) {
    let listener = std::net::TcpListener::bind(address).expect("a free port");
    listener.set_nonblocking(true).expect("a listener that does not block");
    let address = listener.local_addr().expect("an address");
    (TcpListener::from_std(listener).expect("a Tokio runtime"), address)
}

async fn listen(listener: TcpListener, shared: Arc<Shared>) {
    while let Ok((stream, _)) = listener.accept().await {
        let mut connections = lock(&shared.connections);
        let less = |left: usize| left.checked_sub(1);
        if shared.resets.fetch_update(Ordering::Relaxed, Ordering::Relaxed, less).is_ok() {
            connections.spawn(reset(stream));
        } else {
            connections.spawn(serve(stream, Arc::clone(&shared)));
        }
        while connections.try_join_next().is_some() {}
    }
}
