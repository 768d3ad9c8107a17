# Starts the mock server of Feishu, and sets $url to its address. The server ends with the shell.
# What a server of an earlier command has printed names a port that is closed.
: > "$STAGE/mock_server"
cargo run --quiet --example mock_server -p feishu-gptbots-ctyun --features feishu -- feishu > "$STAGE/mock_server" &
trap "kill $!" EXIT
until url=$(grep -o 'http://[0-9.:]*' "$STAGE/mock_server"); do
  kill -0 $!
  sleep 0.2
done
