//! A client of the language server protocol, as far as the tests need it.

use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use serde_json::{Value, json};

/// A running language server.
pub struct Server {
    child: Child,
    to: ChildStdin,
    from: BufReader<ChildStdout>,
    asked: u64,
}

impl Server {
    /// Starts a server for the files of a folder, without network.
    pub fn start(folder: &Path) -> Self {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("editor/check.sh");
        let mut child = Command::new(script)
            .arg("serve")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("a script that runs");
        let to = child.stdin.take().expect("its standard input");
        let from = BufReader::new(child.stdout.take().expect("its standard output"));
        let mut server = Self { child, to, from, asked: 0 };
        let hover = json!({ "contentFormat": ["plaintext"] });
        let capabilities = json!({ "textDocument": { "hover": hover, "completion": {}, "publishDiagnostics": {} } });
        let root = format!("file://{}", folder.display());
        server.request("initialize", &json!({ "processId": null, "rootUri": root, "capabilities": capabilities }));
        server.notify("initialized", &json!({}));
        let yaml = json!({ "validate": true, "hover": true, "completion": true, "schemaStore": { "enable": false } });
        server.notify("workspace/didChangeConfiguration", &json!({ "settings": { "yaml": yaml } }));
        server
    }

    /// Opens a text and returns what is marked in it.
    pub fn open(&mut self, uri: &str, text: &str) -> Vec<Value> {
        let document = json!({ "uri": uri, "languageId": "yaml", "version": 1, "text": text });
        self.notify("textDocument/didOpen", &json!({ "textDocument": document }));
        loop {
            let message = self.receive();
            if message["method"] == "textDocument/publishDiagnostics" && message["params"]["uri"] == uri {
                return message["params"]["diagnostics"].as_array().cloned().expect("a list of marks");
            }
        }
    }

    /// Sends a request about a position in an open text.
    pub fn ask(&mut self, method: &str, uri: &str, position: &Value) -> Value {
        self.request(method, &json!({ "textDocument": { "uri": uri }, "position": position }))
    }

    fn request(&mut self, method: &str, params: &Value) -> Value {
        self.asked += 1;
        let id = format!("ours-{}", self.asked);
        self.send(&json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params }));
        loop {
            let message = self.receive();
            if message["id"] == id.as_str() {
                return message["result"].clone();
            }
        }
    }

    fn notify(&mut self, method: &str, params: &Value) {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params }));
    }

    fn send(&mut self, message: &Value) {
        let text = message.to_string();
        write!(self.to, "Content-Length: {}\r\n\r\n{text}", text.len()).expect("a server that listens");
        self.to.flush().expect("a server that listens");
    }

    /// Returns the next message. Requests of the server, which are about settings, get an empty
    /// response.
    fn receive(&mut self) -> Value {
        loop {
            let mut length = 0;
            loop {
                let mut line = String::new();
                assert!(self.from.read_line(&mut line).expect("a header") > 0, "the server ended");
                match line.trim().split_once(": ") {
                    Some(("Content-Length", value)) => length = value.parse().expect("a length"),
                    Some(_) => {}
                    None => break,
                }
            }
            let mut body = vec![0; length];
            self.from.read_exact(&mut body).expect("a whole message");
            let message: Value = serde_json::from_slice(&body).expect("JSON");
            if message["method"].is_null() || message["id"].is_null() {
                return message;
            }
            let settings = message["params"]["items"].as_array().map(|items| vec![json!({}); items.len()]);
            self.send(&json!({ "jsonrpc": "2.0", "id": message["id"], "result": settings }));
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // The process may have ended by itself, and no test waits for it.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}
