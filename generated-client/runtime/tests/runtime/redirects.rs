//! Downloads that a page answers with a redirect.

use crate::sample::{Acme, ProbeError, SECRET, SERVICE, builder};
use clientloom_runtime::__private::{Encode, Json};
use clientloom_runtime::operation::{Operation, OperationInfo, ResponseFormat, RetrySafety};
use clientloom_runtime::response::NoData;
use clientloom_runtime::testing::{Loopback, LoopbackResponse, MockServer, VendorDocs};
use clientloom_runtime::{Call, Download, Error, Method};

/// Declares an operation that receives a file.
macro_rules! operation {
    ($name:ident, $method:ident, $redirect:literal) => {
        #[derive(Debug)]
        struct $name;

        impl Encode for $name {
            fn encode(&self) -> Json<'_> {
                Json::members([])
            }
        }

        impl Operation for $name {
            type Vendor = Acme;
            type Response = NoData;
            type Output = Download;
            type Code = ProbeError;
            const INFO: &'static OperationInfo = &OperationInfo {
                name: "files.get",
                method: Method::$method,
                path: "/v1/file",
                headers: &[("X-Fixed", "yes")],
                retry_safety: RetrySafety::Safe,
                response_format: ResponseFormat::File,
                redirect: $redirect,
                ..OperationInfo::of(&SERVICE)
            };
        }
    };
}

operation!(Get, Get, true);
operation!(Post, Post, true);
operation!(Plain, Get, false);

fn to(location: &str) -> LoopbackResponse {
    LoopbackResponse::new(302, "<a>Found</a>").header("Location", location)
}

async fn get(server: &Loopback) -> Result<Download, Error> {
    let acme = builder().base_url(server.base_url()).build().unwrap();
    let call = Call::download(&acme.0, &Get).header("X-Mine", "mine").header("Cookie", "mine").query_field("q", "mine");
    call.attempts(1).await
}

#[tokio::test]
async fn a_file_at_another_address_is_requested_without_credentials() {
    for status in [301, 302, 303, 307, 308] {
        let files = Loopback::start(|_| LoopbackResponse::new(200, "file").header("Content-Type", "image/png"));
        let address = format!("{}/signed?sig=s#part", files.base_url());
        let server = Loopback::start(move |_| LoopbackResponse::new(status, "").header("Location", &address));
        assert_eq!(get(&server).await.unwrap().bytes(9).await.unwrap(), "file", "{status}");
        let request = files.received().remove(0);
        assert_eq!((&*request.method.to_string(), &*request.target), ("GET", "/signed?sig=s"));
        assert!(request.body.is_empty());
        for name in ["authorization", "cookie", "x-mine", "x-fixed", "referer", "content-type"] {
            assert_eq!(request.header(name), None, "{name}");
        }
        assert!(!format!("{request:?}").contains(SECRET) && !format!("{request:?}").contains("mine"));
        assert_eq!(server.received()[0].header("authorization"), Some(format!("Bearer {SECRET}").as_str()));
    }
}

#[tokio::test]
async fn at_most_three_redirects_are_followed() {
    for (hops, is_file) in [(0, true), (1, true), (3, true), (4, false), (100, false)] {
        let server = Loopback::start(move |request| {
            let path = request.target.split('?').next().unwrap_or_default();
            let hop: u32 = path.strip_prefix("/hop/").map_or(0, |hop| hop.parse().unwrap());
            if hop < hops { to(&format!("/hop/{}?sig=hidden", hop + 1)) } else { LoopbackResponse::new(200, "file") }
        });
        let server = if hops == 100 { Loopback::start(|_| to("/v1/file?sig=hidden")) } else { server };
        match get(&server).await {
            Ok(download) => assert_eq!((download.bytes(9).await.unwrap(), is_file), ("file".into(), true)),
            Err(error) => {
                assert!(!is_file, "{error}");
                assert!(error.to_string().ends_with("`: it is the fourth in a row"), "{error}");
                assert!(!format!("{error} {error:?}").contains("hidden"), "{error:?}");
                assert_eq!(server.received().len(), 4);
            }
        }
    }
}

#[tokio::test]
async fn a_failure_at_the_other_address_has_no_code_of_the_vendor() {
    for (status, body) in [(403, r#"{"code":7,"msg":"no"}"#), (404, "<Error/>"), (500, r#"{"code":"9001"}"#)] {
        let server = Loopback::start(move |request| match &*request.target {
            "/signed" => LoopbackResponse::new(status, body),
            _ => to("/signed"),
        });
        let error = get(&server).await.unwrap_err();
        assert!(matches!(&error, Error::Http(http) if http.status == status), "{error}");
        assert_eq!((error.attempts(), server.received().len()), (1, 2));
    }
    // A success is the file, also if it looks like a failure of the vendor.
    let server = Loopback::start(|request| match &*request.target {
        "/signed" => LoopbackResponse::json(r#"{"code":7}"#),
        _ => to("/signed"),
    });
    assert_eq!(get(&server).await.unwrap().bytes(99).await.unwrap(), r#"{"code":7}"#);
}

#[tokio::test]
async fn a_connection_that_fails_there_is_a_call_that_was_sent() {
    let server = Loopback::start(|_| to("http://127.0.0.1:1/signed"));
    let error = get(&server).await.unwrap_err();
    assert!(matches!(error, Error::Transport(_)) && error.may_have_reached_server(), "{error}");
}

#[tokio::test]
async fn an_address_without_tls_is_not_followed() {
    let server = Loopback::start(|_| to("http://files.example/a?sig=hidden"));
    let error = get(&server).await.unwrap_err();
    let line = "files.get failed with HTTP 302, a redirect to `http://files.example/a`: only `https` is followed";
    assert_eq!(error.to_string(), line);
}

#[tokio::test]
async fn a_file_may_come_without_a_redirect() {
    let server = Loopback::start(|_| LoopbackResponse::new(200, "file"));
    assert_eq!(get(&server).await.unwrap().bytes(9).await.unwrap(), "file");
    let server = Loopback::start(|_| LoopbackResponse::json(r#"{"code":7}"#));
    assert!(matches!(get(&server).await, Err(Error::Api(_))));
}

#[tokio::test]
async fn only_a_documented_redirect_of_a_get_is_followed() {
    let server = Loopback::start(|_| to("/signed"));
    let acme = builder().base_url(server.base_url()).build().unwrap();
    let errors =
        [Call::download(&acme.0, &Plain).await.unwrap_err(), Call::download(&acme.0, &Post).await.unwrap_err()];
    for error in errors {
        assert!(error.to_string().ends_with("/signed`: redirects are not followed"), "{error}");
    }
    assert!(server.received().iter().all(|request| request.target == "/api/v1/file" || request.target == "/v1/file"));
}

#[tokio::test]
async fn the_mock_server_answers_with_the_documented_redirect() {
    let server = MockServer::start(&VendorDocs::new(&[Get::INFO], &[]));
    let acme = builder().base_url(server.base_url()).build().unwrap();
    assert_eq!(Call::download(&acme.0, &Get).await.unwrap().bytes(99).await.unwrap(), "documented");
    assert_eq!(server.of::<Get>().len(), 1);
    server.assert_clean();
}
