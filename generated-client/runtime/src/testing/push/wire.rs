//! One HTTP request over one connection, whole or cut.

use bytes::Bytes;
use http::header::{CONNECTION, CONTENT_LENGTH, HOST, HeaderValue};
use http::{Request, Response, Uri};
use http_body_util::{BodyExt, Full};
use hyper::client::conn::http1::handshake;
use hyper_util::rt::TokioIo;
use std::io;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// Sends a request to an `http` URL and returns the response.
pub(super) async fn send(url: &str, request: Request<Bytes>) -> io::Result<Response<Bytes>> {
    let (stream, request) = connect(url, request).await?;
    let (mut sender, connection) = handshake(TokioIo::new(stream)).await.map_err(io::Error::other)?;
    let task = tokio::spawn(connection);
    let response = sender.send_request(request.map(Full::new)).await.map_err(io::Error::other)?;
    let (head, body) = response.into_parts();
    let body = body.collect().await.map_err(io::Error::other)?.to_bytes();
    task.abort();
    Ok(Response::from_parts(head, body))
}

/// Sends half of a request's body and ends the connection. Waits until the server has ended it too.
pub(super) async fn send_half(url: &str, request: Request<Bytes>) -> io::Result<()> {
    let (mut stream, request) = connect(url, request).await?;
    let mut text = format!("{} {} HTTP/1.1\r\n", request.method(), request.uri()).into_bytes();
    for (name, value) in request.headers() {
        text.extend([name.as_str().as_bytes(), b": ", value.as_bytes(), b"\r\n"].concat());
    }
    let half = &request.body()[..request.body().len() / 2];
    stream.write_all(&[&text[..], b"\r\n", half].concat()).await?;
    stream.shutdown().await?;
    stream.read_to_end(&mut Vec::new()).await.map(drop).or(Ok(()))
}

/// Connects to the host of a URL, and addresses the request to it.
async fn connect(url: &str, mut request: Request<Bytes>) -> io::Result<(TcpStream, Request<Bytes>)> {
    let invalid = |message: String| io::Error::new(io::ErrorKind::InvalidInput, message);
    let uri: Uri = url.parse().map_err(|error| invalid(format!("invalid URL `{url}`: {error}")))?;
    let host = uri.host().filter(|_| uri.scheme_str() == Some("http"));
    let host = host.ok_or_else(|| invalid(format!("invalid URL `{url}`: write `http://` and a host")))?;
    let stream = TcpStream::connect((host.trim_matches(['[', ']']), uri.port_u16().unwrap_or(80))).await?;
    let target = uri.path_and_query().map_or("/", |target| target.as_str());
    *request.uri_mut() = target.parse().map_err(io::Error::other)?;
    let authority = uri.authority().map(http::uri::Authority::as_str).unwrap_or_default();
    let length = request.body().len();
    let headers = request.headers_mut();
    headers.insert(HOST, HeaderValue::from_str(authority).map_err(io::Error::other)?);
    headers.insert(CONTENT_LENGTH, HeaderValue::from(length));
    headers.insert(CONNECTION, HeaderValue::from_static("close"));
    Ok((stream, request))
}
