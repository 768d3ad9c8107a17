//! One connection, from its first request to its end.

use super::body::{BrokenConnection, ResponseBody};
use super::fault::Fault;
use super::received::Received;
use super::response::LoopbackResponse;
use super::shared::Shared;
use http::header::CONTENT_LENGTH;
use http_body_util::{BodyExt, Collected};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use std::error::Error as _;
use std::future::poll_fn;
use std::sync::Arc;
use tokio::net::TcpStream;

/// Serves a connection until one side closes it.
pub(super) async fn serve(stream: TcpStream, shared: Arc<Shared>) {
    let service = service_fn(|request| Box::pin(respond(request, &shared)));
    let mut connection = http1::Builder::new().serve_connection(TokioIo::new(stream), service);
    let ended = poll_fn(|cx| connection.poll_without_shutdown(cx)).await;
    let stream = connection.into_parts().io.into_inner();
    let broken = ended.as_ref().err().and_then(|error| error.source()?.downcast_ref::<BrokenConnection>());
    if broken.is_some_and(|broken| broken.reset) {
        end_by_reset(&stream);
    }
}

/// Resets a connection when the first bytes arrive, and reads none of them.
///
/// Without the wait, a client may find that it never connected.
pub(super) async fn reset(stream: TcpStream) {
    let _gone = stream.peek(&mut [0]).await;
    end_by_reset(&stream);
}

/// Makes the close of the socket a reset, by a linger time of zero.
///
/// A connection that is already closed needs none.
fn end_by_reset(stream: &TcpStream) {
    let _gone = stream.set_zero_linger();
}

async fn respond(
    request: http::Request<Incoming>,
    shared: &Shared,
) -> Result<http::Response<ResponseBody>, BrokenConnection> {
    let (head, body) = request.into_parts();
    let mut received = Received::from_head(head);
    if shared.responder.resets(&received) {
        return Err(BrokenConnection { reset: true });
    }
    received.body = body.collect().await.map(Collected::to_bytes).unwrap_or_default();
    let mut scripted = shared.responder.respond(received);
    // A timer waits at least a millisecond, even for no delay.
    if !scripted.delay.is_zero() {
        tokio::time::sleep(scripted.delay).await;
    }
    scripted.in_flight = None;
    match scripted.fault {
        Some(Fault::Reset | Fault::Cut) => Err(BrokenConnection { reset: true }),
        Some(Fault::HangUp) => Err(BrokenConnection { reset: false }),
        Some(Fault::Stall) => std::future::pending().await,
        _ => Ok(response(scripted)),
    }
}

fn response(scripted: LoopbackResponse) -> http::Response<ResponseBody> {
    let (body, announced) = ResponseBody::for_response(&scripted);
    let mut response = http::Response::new(body);
    *response.status_mut() = scripted.status;
    *response.headers_mut() = scripted.headers;
    if let Some(length) = announced {
        response.headers_mut().insert(CONTENT_LENGTH, length.into());
    }
    response
}
