//! Makes the calls of all rows, and prints what came of them as JSON.

mod result;
mod server;
mod shown;
// modules

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let outcomes: Vec<serde_json::Value> = vec![
// calls
    ];
    println!("{}", serde_json::Value::from(outcomes));
}
