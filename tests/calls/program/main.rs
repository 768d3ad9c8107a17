//! Makes the calls of all cases, and prints their requests and results as JSON.

// modules
mod events;
mod result;
mod server;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let all = vec![
// runs
    ];
    println!("{}", serde_json::Value::from(all.into_iter().map(serde_json::Value::from).collect::<Vec<_>>()));
}
