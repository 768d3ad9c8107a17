//! Requests match those that the vendors' own clients sent.
//!
//! The folder `tests/cases/wire` has a file for each recorded request, named after its operation;
//! `token` is the token request. The environment variable `WIRE_RECORDINGS` names a folder of
//! further recordings.

use clientloom_runtime::Value;
use clientloom_runtime::testing::{Example, MockResponse, MockServer, Received};
use feishu_gptbots_ctyun::examples::feishu::{ALL, VENDOR_DOCS};
use feishu_gptbots_ctyun::feishu::Feishu;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

const TOKEN: &str = "token";

/// The compared parts of a request. Two clients may differ in all others.
#[derive(Clone, Debug, PartialEq)]
struct Sent {
    method: String,
    target: String,
    authorization: Value,
    body: Value,
}

impl Sent {
    fn of(received: &Received) -> Self {
        Self {
            method: received.method.to_string(),
            target: received.target.clone(),
            authorization: json!(received.header("authorization")),
            body: match &*received.body {
                [] => Value::Null,
                // A form is text: no recording has one.
                body => serde_json::from_slice(body).unwrap_or_else(|_| json!(String::from_utf8_lossy(body))),
            },
        }
    }

    fn transcribed(file: &Value) -> Self {
        let text = |name: &str| file[name].as_str().expect("a text").to_owned();
        let [authorization, body] = ["authorization", "body"].map(|name| file[name].clone());
        Self { method: text("method"), target: text("target"), authorization, body }
    }

    /// Reads a recording: headers are pairs, and the body is also present as text.
    fn recorded(file: &Value) -> Self {
        let mut headers = file["headers"].as_array().into_iter().flatten();
        let name = |pair: &Value| pair[0].as_str().is_some_and(|name| name.eq_ignore_ascii_case("authorization"));
        let authorization = headers.find(|pair| name(pair)).map_or(Value::Null, |pair| pair[1].clone());
        let text = |name: &str| file[name].as_str().expect("a text").to_owned();
        Self { method: text("method"), target: text("target"), authorization, body: file["body_json"].clone() }
    }
}

/// Makes the documented calls of Feishu that take a tenant's token, each with a new client, and
/// returns all requests, including the token request.
async fn sent() -> BTreeMap<String, Sent> {
    let server = MockServer::start(&VENDOR_DOCS);
    server.accept_token("t-LOCALTEST");
    let token = r#"{"code":0,"msg":"ok","tenant_access_token":"t-LOCALTEST","expire":7200}"#;
    server.on_token().always(MockResponse::json(200, token));
    let mut sent = BTreeMap::new();
    let is_of_tenant = |example: &&&dyn Example| example.info().tokens.contains(&"tenant_access_token");
    for example in ALL.iter().copied().flatten().filter(is_of_tenant) {
        let feishu = Feishu::builder().app("cli_LOCAL", "secret_LOCAL").base_url(server.base_url()).build();
        example.call(feishu.expect("a client").client()).await.expect("a success");
        let requests = server.requests();
        let [.., token, call] = &requests[..] else { panic!("{} sent no two requests", example.name()) };
        sent.insert(TOKEN.to_owned(), Sent::of(&token.received));
        sent.insert(example.info().name.to_owned(), Sent::of(&call.received));
        server.assert_clean();
        server.forget();
    }
    sent
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "json"));
    files.sort();
    files
}

fn read(file: &Path) -> Value {
    let text = std::fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

#[tokio::test]
async fn requests_match_those_of_vendor_clients() {
    let sent = sent().await;
    let files = files(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/cases/wire")));
    assert!(!files.is_empty());
    for file in files {
        let name = file.file_stem().and_then(|name| name.to_str()).expect("a name");
        assert_eq!(sent.get(name), Some(&Sent::transcribed(&read(&file))), "{name}");
    }
}

/// Files that are no recordings of our calls are skipped.
#[tokio::test]
async fn requests_match_a_folder_of_recordings() {
    let Some(folder) = std::env::var_os("WIRE_RECORDINGS") else {
        println!("skipped: WIRE_RECORDINGS names no folder of recordings");
        return;
    };
    let sent = sent().await;
    let mut compared = 0;
    for file in files(Path::new(&folder)) {
        let recording = read(&file);
        let target = recording["target"].as_str().unwrap_or_default();
        if let Some(sent) = sent.values().find(|sent| sent.target == target) {
            assert_eq!(sent, &Sent::recorded(&recording), "{}", file.display());
            compared += 1;
        }
    }
    assert!(compared > 0, "no recording of a call that we make");
    println!("{compared} recordings compared");
}
