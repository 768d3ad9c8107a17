//! The order of decisions: HTTP status, envelope, data. A failure is never decoded as a success.

use crate::sample::answered;
use clientloom_runtime::Error;
use clientloom_runtime::testing::LoopbackResponse;

/// Returns the result of a call in one word.
fn verdict(result: Result<clientloom_runtime::Response<crate::sample::Answer>, Error>) -> String {
    match result {
        Ok(response) => format!("ok {:?}", response.int),
        Err(Error::Api(error)) => format!("api {}", error.code),
        Err(Error::Http(error)) => format!("http {}", error.status),
        Err(Error::Decode(error)) => format!("decode {}", error.found),
        Err(error) => panic!("{error}"),
    }
}

#[tokio::test]
async fn status_and_code_together_decide_the_result() {
    let cases = [
        (200, r#"{"code":0,"data":{"int":1}}"#, "ok Some(1)"),
        (200, r#"{"data":{"int":1},"code":0}"#, "ok Some(1)"),
        (200, r#"{"code":"0","data":{"int":1}}"#, "ok Some(1)"),
        (201, r#"{"code":0,"data":{"int":1}}"#, "ok Some(1)"),
        (200, r#"{"code":0,"data":null}"#, "ok None"),
        (200, r#"{"code":0}"#, "ok None"),
        (200, r#"{"code":7,"data":{"int":1}}"#, "api 7"),
        (200, r#"{"code":"7","data":[]}"#, "api 7"),
        (200, r#"{"code":18446744073709551616}"#, "api 18446744073709551616"),
        (400, r#"{"code":7}"#, "api 7"),
        (500, r#"{"code":7,"data":{"int":1}}"#, "api 7"),
        (500, r#"{"code":0,"data":{"int":1}}"#, "http 500"),
        (404, r#"{"code":0}"#, "http 404"),
        (404, r#"{"data":{"int":1}}"#, "http 404"),
        (502, "<html>bad gateway</html>", "http 502"),
        (503, "", "http 503"),
        (200, r#"{"data":{"int":1}}"#, "decode an object without `code`"),
        (200, r#"{"code":null,"data":{"int":1}}"#, "decode an object without `code`"),
        (200, r#"{"code":{},"data":{"int":1}}"#, "decode an object without `code`"),
        (200, r#"{"code":true,"data":{"int":1}}"#, "decode an object without `code`"),
        (200, r#"{"code":"","data":{"int":1}}"#, "decode an object without `code`"),
        (200, "<html></html>", "decode not JSON (line 1, column 1)"),
        (200, r#"{"code":0,"data":{"int":1}"#, "decode not JSON (line 1, column 26)"),
        (200, r#"{"code":0,"data":{"int":1}} trailing"#, "decode not JSON (line 1, column 29)"),
        (200, r#"[{"code":0}]"#, "decode JSON, but not an object"),
        (200, "0", "decode JSON, but not an object"),
        (200, "", "decode empty"),
        (200, " \n", "decode empty"),
        (204, "", "decode empty"),
        (302, "", "http 302"),
    ];
    for (status, body, expected) in cases {
        let found = verdict(answered(LoopbackResponse::new(status, body)).await);
        assert_eq!(found, expected, "{status} {body}");
    }
    let bytes = b"{\"code\":0,\"msg\":\"\xff\"}".to_vec();
    assert_eq!(verdict(answered(LoopbackResponse::new(200, bytes)).await), "ok None");
}
