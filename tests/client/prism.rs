//! Prism, a mock server that knows only the exported documents, accepts documented calls and
//! refuses others.
//!
//! The tests need the environment variable `OPENAPI_TOOLS`: the folder in which
//! `tests/openapi/check.sh install` installed the tools.

use std::collections::BTreeSet;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use super::stub::sample;
use super::summary::summarize;
use super::vendors::{Setup, TOKEN};
use crate::support::{self, golden};
use client_tests::examples::acme;
use client_tests::generated::acme::Acme;
use client_tests::generated::acme::v1::parcel::Label;
use clientloom::diagnostics::Report;
use clientloom::export::{Document, export_openapi};
use clientloom::project::read_specs;
use clientloom_runtime::operation::{Bounds, FieldLocation, RequestFormat, ValueType};
use clientloom_runtime::testing::Example;
use clientloom_runtime::{Client, Error, Value};
use tempfile::TempDir;

/// Our own specs, with constructs that the vendors' pages lack: values, patterns, uploads and
/// downloads.
const INVENTED: &str = "cases/generated/examples/specs";

/// Number of checks of a starting server, a tenth of a second apart.
const LOOKS: usize = 600;

fn script(arguments: &[&str]) -> Command {
    let mut command = Command::new(Path::new(env!("CARGO_MANIFEST_DIR")).join("openapi/check.sh"));
    command.args(arguments);
    command
}

/// Copies the specs of the sample: the tools take minutes for the documents of all specs.
fn sample_specs() -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let names: BTreeSet<&str> = sample().map(|example| example.info().name).collect();
    let names_known = |text: &str, key: &str| {
        let operation = text.lines().find_map(|line| line.strip_prefix(key));
        operation.is_none_or(|name| names.contains(name))
    };
    // An event can name the call before it, and an erratum says where its example deviates.
    let is_sound = |text: &str| !text.contains("\n  - at: examples[0].pushed.");
    let is_in_sample =
        |text: &str| names_known(text, "operation: ") && names_known(text, "subscribe: ") && is_sound(text);
    let specs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs");
    for (path, text) in golden::read(&specs) {
        if Path::new(&path).extension().is_some_and(|end| end == "yaml") && is_in_sample(&text) {
            let path = folder.path().join(path);
            std::fs::create_dir_all(path.parent().expect("a folder")).expect("a new folder");
            std::fs::write(path, text).expect("a file that can be written");
        }
    }
    folder
}

/// Returns the documents of a folder of specs. Skips the test if the tools are not installed.
fn documents(specs: &Path) -> Vec<Document> {
    if std::env::var_os("OPENAPI_TOOLS").is_none() {
        support::skip("OPENAPI_TOOLS is not set (tests/openapi/check.sh install)");
        return Vec::new();
    }
    let sources = read_specs(&Path::new(env!("CARGO_MANIFEST_DIR")).join(specs), "specs").expect("specs");
    export_openapi(&sources, &mut Report::default()).expect("specs without errors")
}

fn write(folder: &Path, name: &str, text: &str) -> String {
    let path = folder.join(name);
    std::fs::write(&path, text).expect("a file that can be written");
    path.into_os_string().into_string().expect("a path in UTF-8")
}

#[test]
fn redocly_and_spectral_accept_the_documents() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let files: Vec<String> = documents(sample_specs().path())
        .iter()
        .flat_map(|Document { vendor, root }| {
            [(format!("{vendor}.json"), root.to_pretty_json()), (format!("{vendor}.yaml"), root.to_yaml())]
        })
        .map(|(name, text)| write(folder.path(), &name, &text))
        .collect();
    if !files.is_empty() {
        let files: Vec<&str> = files.iter().map(String::as_str).collect();
        let output = script(&[&["lint"], files.as_slice()].concat()).output().expect("a script that runs");
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        assert!(output.status.success(), "{}{}", text(&output.stdout), text(&output.stderr));
    }
}

/// A server of one document, which ends when this is dropped.
struct Prism {
    port: u16,
    process: Child,
}

impl Prism {
    async fn start(file: &str) -> Self {
        let free = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr());
        let port = free.expect("a free port").port();
        let process = script(&["mock", file, &port.to_string()]).stdout(Stdio::null()).spawn();
        let prism = Self { port, process: process.expect("a script that runs") };
        for _ in 0..LOOKS {
            if TcpStream::connect(("127.0.0.1", port)).is_ok() {
                return prism;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        panic!("Prism does not serve {file}");
    }

    fn base_url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Sends the documented request without credentials and returns the HTTP status of the
    /// response.
    fn anonymous(&self, example: &dyn Example) -> String {
        let (method, target, body) = (example.info().method.as_str(), example.target(), example.body().unwrap_or(""));
        let fixed =
            example.headers().iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect::<Vec<_>>().concat();
        let length = body.len();
        let head = format!("{method} {target} HTTP/1.1\r\nHost: prism\r\nConnection: close\r\n{fixed}");
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).expect("a server");
        write!(stream, "{head}Content-Length: {length}\r\n\r\n{body}").expect("a server that reads");
        let mut reply = String::new();
        stream.read_to_string(&mut reply).expect("a server that answers");
        reply.split(' ').nth(1).unwrap_or_default().to_owned()
    }
}

impl Drop for Prism {
    fn drop(&mut self) {
        // The process may have ended by itself.
        let _gone = self.process.kill();
        let _gone = self.process.wait();
    }
}

/// Returns the documented values, each time with one violation. Prism does not check JSON text
/// inside a string.
fn broken(example: &dyn Example) -> Vec<(String, Value)> {
    let mut broken = Vec::new();
    let values = example.values();
    for field in example.info().fields {
        let mut with = |what: &str, value: Option<Value>| {
            let mut values = values.clone();
            let members = values.as_object_mut().expect("an object");
            match value {
                Some(value) => members.insert(field.name.to_owned(), value),
                None => members.remove(field.name),
            };
            broken.push((format!("{} {what}", field.name), values));
        };
        if field.required && matches!(field.location, FieldLocation::Body | FieldLocation::Query) {
            with("is missing", None);
        }
        if matches!(field.value_type, ValueType::JsonText(_)) {
            continue;
        }
        // A part of a form is text, also for other types.
        if field.location == FieldLocation::Body
            && example.info().request_format == RequestFormat::Json
            && !matches!(field.value_type, ValueType::Any)
        {
            with(
                "has another type",
                Some(if matches!(field.value_type, ValueType::String) { json!(7) } else { json!("x") }),
            );
        }
        if let ValueType::List(ValueType::Object(shape)) = field.value_type
            && (!shape.either.is_empty() || shape.fields.iter().any(|field| field.required))
        {
            with("has an item without members", Some(json!([{}])));
        }
        match field.bounds {
            Bounds::Items { max: Some(max), .. } => {
                with("has an item too many", Some(vec![values[field.name][0].clone(); max + 1].into()));
            }
            Bounds::Chars { max: Some(max), .. } => {
                with("has a character too many", Some("x".repeat(max + 1).into()));
            }
            Bounds::Range { max: Some(max), .. } => with("is one too many", Some((max + 1).into())),
            _ => {}
        }
        match field.value_type {
            ValueType::OneOf(_) => with("is no value of the page", Some(json!("none of these"))),
            ValueType::OneOfIntegers(values) => {
                with("is no value of the page", Some((values.iter().sum::<i64>() + 1).into()));
            }
            _ => {}
        }
        if let Bounds::Items { min: Some(1..), .. } = field.bounds {
            with("is empty", Some(json!([])));
        }
    }
    broken
}

fn status(error: &Error) -> Option<u16> {
    match error {
        Error::Api(error) => Some(error.status),
        Error::Http(error) => Some(error.status),
        _ => None,
    }
}

async fn accepts_and_refuses(prism: &Prism, client: &Client, example: &dyn Example) {
    let name = example.name();
    assert_eq!(summarize(&example.call(client).await), "ok", "{name}");
    assert_eq!(prism.anonymous(example), "401", "{name}");
    let broken = broken(example);
    assert!(!broken.is_empty(), "{name} has no rule that can be broken");
    for (rule, values) in broken {
        let error = example.call_with(client, &values).await.expect_err(&format!("{name}: {rule}"));
        assert!(status(&error).is_some_and(|status| (400..500).contains(&status)), "{name}: {rule}: {error}");
    }
}

#[tokio::test]
async fn prism_accepts_documented_calls_and_refuses_others() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for Document { vendor, root } in documents(sample_specs().path()) {
        let prism = Prism::start(&write(folder.path(), &format!("{vendor}.json"), &root.to_pretty_json())).await;
        let setup = Setup { base_url: prism.base_url(), skip_limits: true, ..Setup::default() };
        for example in sample().filter(|example| example.info().service.vendor == vendor) {
            let client = setup.client(example.info());
            accepts_and_refuses(&prism, &client, example).await;
        }
    }
}

#[tokio::test]
async fn prism_checks_values_patterns_and_files() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for Document { root, .. } in documents(Path::new(INVENTED)) {
        let prism = Prism::start(&write(folder.path(), "acme.json", &root.to_pretty_json())).await;
        let acme = Acme::builder().api_key(TOKEN).base_url(prism.base_url()).attempts(1).skip_limits().build();
        let acme = acme.expect("a client");
        for example in acme::ALL.iter().flat_map(|page| page.iter()).filter(|example| example.status() < 400) {
            accepts_and_refuses(&prism, acme.client(), *example).await;
        }
        let label = acme.v1().parcel().label(&Label::new("p7").with_ink("Red")).await;
        assert_eq!(label.err().as_ref().and_then(status), Some(422), "a colour with a capital");
    }
}
