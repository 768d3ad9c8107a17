//! Hosts of calls, and refused hosts.

use crate::sample::{Acme, builder, valid};
use clientloom_runtime::bytes::Bytes;
use clientloom_runtime::error::TransportError;
use clientloom_runtime::http;
use clientloom_runtime::operation::HostVariable;
use clientloom_runtime::testing::{Loopback, LoopbackResponse};
use clientloom_runtime::transport::{BoxFuture, TransferLimits, Transport};
use clientloom_runtime::{Builder, Call, Error};
use std::sync::{Arc, Mutex};

/// A transport that records addresses and responds with success.
#[derive(Clone, Default)]
struct RecordingTransport(Arc<Mutex<Vec<String>>>);

impl Transport for RecordingTransport {
    fn send(
        &self,
        request: http::Request<Bytes>,
        _: TransferLimits,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>> {
        self.0.lock().unwrap().push(request.uri().to_string());
        Box::pin(async { Ok(http::Response::new(Bytes::from_static(b"{\"code\":0}"))) })
    }
}

enum Place {
    South,
    West,
}

impl HostVariable for Place {
    const NAME: &'static str = "place";

    fn value(self) -> &'static str {
        match self {
            Self::South => "south",
            Self::West => "west",
        }
    }
}

async fn address(builder: Builder<Acme>) -> String {
    let transport = RecordingTransport::default();
    let acme = builder.transport(transport.clone()).build().unwrap();
    Call::new(&acme.0, &valid()).await.unwrap();
    transport.0.lock().unwrap().remove(0)
}

#[tokio::test]
async fn the_host_comes_from_the_service_or_the_caller() {
    assert_eq!(address(builder()).await, "https://north.acme.example/api/v1/s/things/1");
    assert_eq!(address(builder().host_variable(Place::South)).await, "https://south.acme.example/api/v1/s/things/1");
    for (base, begin) in [
        ("https://proxy.example", "https://proxy.example"),
        ("https://proxy.example/", "https://proxy.example"),
        ("https://proxy.example:8443/acme/v0/", "https://proxy.example:8443/acme/v0"),
        ("http://localhost:1", "http://localhost:1"),
        ("http://[::1]:1/x", "http://[::1]:1/x"),
        ("http://127.0.0.2", "http://127.0.0.2"),
    ] {
        assert_eq!(address(builder().base_url(base)).await, format!("{begin}/v1/s/things/1"));
    }
    let plain = builder().base_url("http://intranet.example").allow_http();
    assert_eq!(address(plain).await, "http://intranet.example/v1/s/things/1");
}

#[tokio::test]
async fn a_path_prefix_is_kept() {
    let server = Loopback::start(|_| LoopbackResponse::json(r#"{"code":0}"#));
    let acme = builder().base_url(format!("{}/some/prefix/", server.base_url())).build().unwrap();
    Call::new(&acme.0, &valid()).await.unwrap();
    assert_eq!(server.received()[0].target, "/some/prefix/v1/s/things/1");
}

#[tokio::test]
async fn a_failed_build_has_a_reason() {
    let local = || builder().base_url("http://localhost");
    let certificate = if cfg!(any(feature = "rustls", feature = "native-tls")) {
        "invalid root certificate: pass PEM text with at least one certificate"
    } else {
        "no TLS for root certificates: enable the feature `rustls` or `native-tls`"
    };
    let cases = [
        (
            builder().base_url("http://intranet.example"),
            "plain HTTP to `intranet.example` is not allowed: use `https`, or call `allow_http`",
        ),
        (
            builder().base_url("http://localhost.example"),
            "plain HTTP to `localhost.example` is not allowed: use `https`, or call `allow_http`",
        ),
        (builder().base_url("ftp://a.example"), "invalid scheme `ftp`: use `https` or `http`"),
        (
            builder().base_url("a.example"),
            "invalid base URL `a.example`: write a scheme and a host, such as `https://api.acme.example`",
        ),
        (
            builder().base_url("/path"),
            "invalid base URL `/path`: write a scheme and a host, such as `https://api.acme.example`",
        ),
        (builder().base_url(""), "invalid base URL ``: write a scheme and a host, such as `https://api.acme.example`"),
        (
            builder().base_url("https://a b"),
            "invalid base URL `https://a b`: write a scheme and a host, such as `https://api.acme.example`",
        ),
        (
            builder().base_url("https://u:p@a.example"),
            "the base URL must not contain credentials: remove the text before `@`",
        ),
        (
            builder().base_url("https://a.example/?x=1"),
            "the base URL must end with its path: remove the text from `?` or `#` on",
        ),
        (
            builder().base_url("https://a.example/#x"),
            "the base URL must end with its path: remove the text from `?` or `#` on",
        ),
        (
            builder().base_url("http://127.0.0.1:99999"),
            "invalid port in the base URL `http://127.0.0.1:99999`: write one from 1 to 65535",
        ),
        (
            builder().base_url("http://[::1]:70000/x"),
            "invalid port in the base URL `http://[::1]:70000/x`: write one from 1 to 65535",
        ),
        (
            builder().base_url("http://localhost:0"),
            "invalid port in the base URL `http://localhost:0`: write one from 1 to 65535",
        ),
        (
            builder().base_url("https://a.example/.."),
            "invalid path in the base URL `https://a.example/..`: remove `.` and `..`",
        ),
        (
            builder().base_url(r"https://a.example/x\.."),
            r"invalid path in the base URL `https://a.example/x\..`: remove `.` and `..`",
        ),
        (
            builder().base_url("https://a.example/x/./y"),
            "invalid path in the base URL `https://a.example/x/./y`: remove `.` and `..`",
        ),
        (
            builder().base_url("https://a.example/x/%2E%2e/y"),
            "invalid path in the base URL `https://a.example/x/%2E%2e/y`: remove `.` and `..`",
        ),
        (builder().host_variable(Place::West), "acme has no host variable `place` with the value `west`"),
        (
            local().proxy("http://[nonsense"),
            "invalid proxy URL: write a scheme and a host, such as `http://proxy.example:8080`",
        ),
        (local().root_certificate("nonsense"), certificate),
        (local().user_agent_suffix("a\nb"), r"invalid User-Agent suffix `a\nb`: use visible ASCII characters"),
    ];
    for (builder, why) in cases {
        let error = builder.build().unwrap_err();
        assert!(matches!(error, Error::Build(_)));
        assert_eq!(error.to_string(), why);
    }
}
