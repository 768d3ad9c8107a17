//! A receiver with hyper.

use super::receiver::{handle, pusher, webhook};
use client_tests::events::acme;
use client_tests::events::acme::room::events::DoorOpened;
use clientloom_runtime::bytes::Bytes;
use clientloom_runtime::http::{Request, Response};
use clientloom_runtime::testing::PushFault;
use http_body_util::{BodyExt, Full};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;

async fn receive(webhook: acme::Webhook, request: Request<Incoming>) -> hyper::Result<Response<Full<Bytes>>> {
    let (head, body) = request.into_parts();
    let body = body.collect().await?.to_bytes();
    let (response, _) = handle(&webhook, &head.headers, &body).await;
    Ok(response.map(Full::new))
}

#[tokio::test]
async fn hyper_receives_events() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let url = format!("http://{}/hook", listener.local_addr().expect("an address"));
    let webhook = webhook();
    let server = tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let webhook = webhook.clone();
            let service = service_fn(move |request| receive(webhook.clone(), request));
            http1::Builder::new().serve_connection(TokioIo::new(stream), service).await.ok();
        }
    });
    let mut pusher = pusher();
    let response = pusher.push::<DoorOpened>(&url).await.expect("a response");
    assert_eq!((response.status().as_u16(), &**response.body()), (200, &br#"{"code":0}"#[..]));
    pusher.set_fault(PushFault::Replay);
    let response = pusher.push::<DoorOpened>(&url).await.expect("a response");
    assert_eq!((response.status().as_u16(), &**response.body()), (200, &br#"{"code":0}"#[..]));
    pusher.set_fault(PushFault::OtherKey);
    let response = pusher.push::<DoorOpened>(&url).await.expect("a response");
    assert_eq!(response.status().as_u16(), 400);
    server.abort();
}
