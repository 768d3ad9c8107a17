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
struct Noted(Arc<Mutex<Vec<String>>>);

impl Transport for Noted {
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
    let noted = Noted::default();
    let acme = builder.transport(noted.clone()).build().unwrap();
    Call::new(&acme.0, &valid()).await.unwrap();
    noted.0.lock().unwrap().remove(0)
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
        "a root certificate is not PEM"
    } else {
        "a root certificate needs the feature `rustls` or `native-tls`"
    };
    let cases = [
        (
            builder().base_url("http://intranet.example"),
            "http to intranet.example is not allowed, use https or allow_http()",
        ),
        (
            builder().base_url("http://localhost.example"),
            "http to localhost.example is not allowed, use https or allow_http()",
        ),
        (builder().base_url("ftp://a.example"), "ftp is not http or https"),
        (builder().base_url("a.example"), "the base address needs a scheme and a host"),
        (builder().base_url("/path"), "the base address needs a scheme and a host"),
        (builder().base_url(""), "the base address is not one"),
        (builder().base_url("https://a b"), "the base address is not one"),
        (builder().base_url("https://u:p@a.example"), "the base address must not hold credentials"),
        (builder().base_url("https://a.example/?x=1"), "the base address must end with its path"),
        (builder().base_url("https://a.example/#x"), "the base address must end with its path"),
        (builder().host_variable(Place::West), "acme has no host variant place = west"),
        (local().proxy("http://[nonsense"), "the proxy's address is not one"),
        (local().root_certificate("nonsense"), certificate),
        (local().user_agent_suffix("a\nb"), r"invalid User-Agent suffix `a\nb`: use visible ASCII characters"),
    ];
    for (builder, why) in cases {
        let error = builder.build().unwrap_err();
        assert!(matches!(error, Error::Build(_)));
        assert_eq!(error.to_string(), why);
    }
}
