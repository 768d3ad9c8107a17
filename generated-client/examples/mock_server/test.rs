//! Tests of the command: its lines about requests over a socket, and its errors.

use super::arguments::{Arguments, usage};
use super::serve;
use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use tokio::sync::{mpsc, oneshot};

fn arguments(text: &str) -> Result<Option<Arguments>, String> {
    Arguments::read(text.split_whitespace().map(str::to_owned))
}

/// A command that runs, and its printed lines.
struct Command {
    lines: mpsc::UnboundedReceiver<String>,
    end: oneshot::Sender<()>,
    /// The first line, which has the address.
    first: String,
    address: String,
}

impl Command {
    async fn start(text: &str) -> Self {
        let arguments = arguments(text).unwrap().unwrap();
        let (print, mut lines) = mpsc::unbounded_channel();
        let (end, ended) = oneshot::channel();
        tokio::spawn(async move {
            let print = move |lines: &str| drop(print.send(lines.to_owned()));
            serve(&arguments, print, ended).await.unwrap();
        });
        let first = lines.recv().await.unwrap();
        let address = first.split(" at http://").nth(1).and_then(|rest| rest.split(',').next()).unwrap().to_owned();
        Self { lines, end, first, address }
    }

    /// Sends a request as any program does, and returns the response with the line about it.
    async fn send(&mut self, line: &str, headers: &str, body: &str) -> (String, String) {
        let length = body.len();
        let request = format!(
            "{line} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: {length}\r\n{headers}\r\n{body}"
        );
        let address = self.address.clone();
        let exchange = tokio::task::spawn_blocking(move || {
            let mut stream = TcpStream::connect(address).unwrap();
            stream.write_all(request.as_bytes()).unwrap();
            let mut response = String::new();
            stream.read_to_string(&mut response).unwrap();
            response
        });
        (exchange.await.unwrap(), self.lines.recv().await.unwrap())
    }

    async fn end(self) -> String {
        let Self { mut lines, end, .. } = self;
        end.send(()).unwrap();
        lines.recv().await.unwrap()
    }
}

const DELETE: &str = "POST /open-apis/attendance/v1/user_flows/batch_del";
const JSON: &str = "Content-Type: application/json\r\n";

/// Returns the lines that the guide shows.
fn lines_of_the_guide() -> &'static str {
    let guide = include_str!("../../docs/mock-server.md");
    guide.split("```text\n").nth(1).and_then(|rest| rest.split("\n```").next()).expect("a block with lines")
}

/// Leaves out the number of operations, which depends on the features.
fn without_count(lines: &str) -> String {
    let (vendor, rest) = lines.split_once(" (").expect("a number of operations");
    let (_, rest) = rest.split_once(" operations)").expect("a number of operations");
    format!("{vendor}{rest}")
}

#[tokio::test(flavor = "multi_thread")]
async fn the_requests_of_the_guide_print_its_lines() {
    let mut command = Command::start("feishu").await;
    let mut lines = vec![command.first.replace(&command.address, "127.0.0.1:8080")];
    let fetch = "POST /open-apis/auth/v3/tenant_access_token/internal";
    let (response, line) = command.send(fetch, JSON, r#"{"app_id": "cli_a1", "app_secret": "secret"}"#).await;
    assert!(response.contains(r#""tenant_access_token":"replay-token-1""#), "{response}");
    lines.push(line);

    let headers = format!("{JSON}Authorization: Bearer replay-token-1\r\n");
    let (response, line) = command.send(DELETE, &headers, r#"{"record_ids": ["1"]}"#).await;
    assert!(response.starts_with("HTTP/1.1 200 "), "{response}");
    assert!(response.contains(r#""success_record_ids":["6709359313699356941"]"#), "{response}");
    lines.push(line);

    let (response, line) = command.send(DELETE, &headers, r#"{"record_ids": []}"#).await;
    assert!(response.starts_with("HTTP/1.1 400 "), "{response}");
    lines.push(line);
    lines.push(command.end().await);
    assert_eq!(without_count(&lines.join("\n")), without_count(lines_of_the_guide()));
}

#[tokio::test(flavor = "multi_thread")]
async fn undocumented_requests_are_named() {
    let mut command = Command::start("feishu").await;
    let (response, line) = command.send("GET /open-apis/none?secret=1", "", "").await;
    assert!(response.starts_with("HTTP/1.1 404 "), "{response}");
    assert_eq!(line, "404 GET /open-apis/none\n- no page documents this method and path");
    assert_eq!(command.end().await, "requests: 1, with broken rules: 1");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_port_and_a_token_can_be_chosen() {
    let mut command = Command::start("gptbots feishu --token t-own --port 0").await;
    let headers = format!("{JSON}Authorization: Bearer t-own\r\n");
    let (response, _) = command.send(DELETE, &headers, r#"{"record_ids":["1"]}"#).await;
    assert!(response.starts_with("HTTP/1.1 200 "), "{response}");

    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let taken = arguments(&format!("feishu --port {port}")).unwrap().unwrap();
    let error = serve(&taken, |_| {}, std::future::pending::<()>()).await.unwrap_err();
    assert!(error.starts_with(&format!("cannot listen on the port {port}: ")), "{error}");
    assert!(error.ends_with(": choose another port, or 0 for any free one"), "{error}");
}

#[test]
fn invalid_arguments_are_explained() {
    let cases = [
        ("", "no vendor: write one or more of ctyun, feishu, gptbots"),
        ("--port 1", "no vendor: write one or more of ctyun, feishu, gptbots"),
        ("lark", "unknown vendor `lark`: write one or more of ctyun, feishu, gptbots"),
        ("feishu Feishu", "unknown vendor `Feishu`: write one or more of ctyun, feishu, gptbots"),
        ("feishu --ports 1", "unknown option `--ports`"),
        ("feishu --port", "`--port` without a value"),
        ("feishu --token", "`--token` without a value"),
        ("feishu --port 70000", "invalid port `70000`: write a number from 0 to 65535"),
        ("feishu --port x", "invalid port `x`: write a number from 0 to 65535"),
    ];
    for (text, expected) in cases {
        assert_eq!(arguments(text).unwrap_err(), format!("{expected}\n\n{}", usage()), "{text}");
    }
    assert!(arguments("feishu --help").unwrap().is_none());
}
