//! Proxies: those that cannot be used fail the build, and those that want credentials are named.

use crate::codings::Moved;
use crate::sample::{builder, valid};
use clientloom_runtime::error::TransportKind;
use clientloom_runtime::testing::{Loopback, LoopbackResponse};
use clientloom_runtime::{Call, Error};
use std::env;
use std::process::Command;

#[tokio::test]
async fn a_proxy_that_cannot_be_used_is_not_passed_by() {
    let server = Loopback::start(|_| LoopbackResponse::json(r#"{"code":0}"#));
    let start = "invalid proxy URL: ";
    for (proxy, why) in [
        ("socks://127.0.0.1:9", "SOCKS is not supported, use an `http` or `https` proxy"),
        ("socks4://127.0.0.1:9", "SOCKS is not supported, use an `http` or `https` proxy"),
        ("socks5://u:p@127.0.0.1:9", "SOCKS is not supported, use an `http` or `https` proxy"),
        ("socks5h://127.0.0.1:9", "SOCKS is not supported, use an `http` or `https` proxy"),
        ("ftp://127.0.0.1:9", "use the scheme `http` or `https`, such as `http://proxy.example:8080`"),
        ("tcp://127.0.0.1:9", "use the scheme `http` or `https`, such as `http://proxy.example:8080`"),
        ("htp://127.0.0.1:9", "use the scheme `http` or `https`, such as `http://proxy.example:8080`"),
        ("ftp:127.0.0.1:9", "write a scheme and a host, such as `http://proxy.example:8080`"),
        ("htp//x", "write a scheme and a host, such as `http://proxy.example:8080`"),
        ("http://a{b:9", "write a scheme and a host, such as `http://proxy.example:8080`"),
        ("http://127.0.0.1:99999", "write a scheme and a host, such as `http://proxy.example:8080`"),
        ("", "write a scheme and a host, such as `http://proxy.example:8080`"),
    ] {
        for base in [server.base_url(), "http://far.example".to_owned()] {
            let error = builder().base_url(base).allow_http().proxy(proxy).build().unwrap_err();
            assert!(matches!(error, Error::Build(_)));
            assert_eq!(error.to_string(), format!("{start}{why}"), "{proxy}");
        }
    }
    assert!(server.received().is_empty());
}

#[tokio::test]
async fn a_proxy_without_a_scheme_speaks_http() {
    let server = Loopback::start(|_| LoopbackResponse::json(r#"{"code":0}"#));
    for proxy in [server.base_url().replace("http://", ""), server.base_url().replace("http://", "u:p ss@")] {
        let far = builder().base_url("http://far.example").allow_http().proxy(proxy.replace(' ', "%20"));
        Call::new(&far.build().unwrap().0, &valid()).await.unwrap();
    }
    assert_eq!(server.received()[1].header("proxy-authorization"), Some("Basic dTpwIHNz"));
}

/// Checks the error of a proxy that requires credentials.
#[track_caller]
fn check_credentials(error: &Error) {
    assert_eq!(
        error.to_string(),
        "things.probe received no response: the proxy requires credentials (HTTP 407): write a valid user and \
         password into the URL of the proxy, before its host and `@`; the call was not sent"
    );
    let Error::Transport(transport) = error else { panic!("{error}") };
    assert_eq!((transport.kind(), error.attempts()), (TransportKind::ProxyAuthentication, 1));
}

#[tokio::test]
async fn a_proxy_that_wants_credentials_is_asked_once() {
    let server = Loopback::start(|_| LoopbackResponse::new(407, "").header("Proxy-Authenticate", "Basic"));
    let mut addresses = vec!["http://far.example"];
    addresses.extend(cfg!(any(feature = "rustls", feature = "native-tls")).then_some("https://far.example"));
    for (number, address) in addresses.iter().enumerate() {
        let acme = builder().base_url(*address).allow_http().proxy(server.base_url()).build().unwrap();
        check_credentials(&Call::new(&acme.0, &valid()).await.unwrap_err());
        assert_eq!(server.received().len(), number + 1, "{address}");
    }
}

#[tokio::test]
async fn a_server_without_a_proxy_may_answer_407() {
    let server = Loopback::start(|_| LoopbackResponse::new(407, ""));
    let acme = builder().base_url(server.base_url()).build().unwrap();
    let error = Call::new(&acme.0, &valid()).await.unwrap_err();
    assert!(matches!(&error, Error::Http(http) if http.status == 407), "{error}");
}

/// The variables that name proxies, and those that change their meaning.
const VARIABLES: [&str; 9] = [
    "HTTP_PROXY",
    "http_proxy",
    "HTTPS_PROXY",
    "https_proxy",
    "ALL_PROXY",
    "all_proxy",
    "NO_PROXY",
    "no_proxy",
    "REQUEST_METHOD",
];

/// Calls the server of a variable, if another test has started this process.
#[tokio::test]
async fn one_process() {
    let Ok(address) = env::var("ACME_PROXIED") else { return };
    let result = match builder().base_url(address).allow_http().build() {
        Ok(acme) if env::var_os("ACME_DOWNLOAD").is_some() => {
            Call::download(&acme.0, &Moved).attempts(1).await.map(|_| ())
        }
        Ok(acme) => Call::new(&acme.0, &valid()).attempts(1).await.map(|_| ()),
        Err(error) => Err(error),
    };
    match result {
        Ok(()) => println!("result: success"),
        Err(error) => println!("result: {error}"),
    }
}

/// Returns the result of a call in a process with one more variable.
async fn called(address: &str, variables: &[(&str, &str)]) -> String {
    let mut command = Command::new(env::current_exe().unwrap());
    for name in VARIABLES {
        command.env_remove(name);
    }
    command.args(["--exact", "proxies::one_process", "--nocapture"]).env("ACME_PROXIED", address);
    command.envs(variables.iter().copied());
    let output = tokio::task::spawn_blocking(move || command.output().unwrap()).await.unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let result = text.split("result: ").nth(1).and_then(|text| text.lines().next());
    result.expect("a result").to_owned()
}

#[tokio::test]
async fn a_proxy_of_the_environment_that_cannot_be_used_is_named() {
    let server = Loopback::start(|_| LoopbackResponse::json(r#"{"code":0}"#));
    let far = "http://far.example";
    let base = server.base_url();
    assert_eq!(called(far, &[("HTTP_PROXY", &base)]).await, "success");
    assert_eq!(called(far, &[("ALL_PROXY", &base)]).await, "success");
    assert_eq!(called(&base, &[("ALL_PROXY", "socks5://127.0.0.1:1")]).await, "success");
    let tail = "or add `far.example` to `NO_PROXY` to go without a proxy";
    let invalid = "write a scheme and a host, such as `http://proxy.example:8080`";
    for (name, value, why) in [
        ("HTTP_PROXY", "http://user:pa ss@127.0.0.1:9", invalid),
        ("HTTP_PROXY", "htp//x", invalid),
        ("http_proxy", "ftp://127.0.0.1:9", "use the scheme `http` or `https`, such as `http://proxy.example:8080`"),
        ("ALL_PROXY", "socks5://127.0.0.1:1080", "SOCKS is not supported, use an `http` or `https` proxy"),
    ] {
        let expected = format!("invalid proxy in the environment variable `{name}`: {why}, {tail}");
        assert_eq!(called(far, &[(name, value)]).await, expected);
    }
    assert_eq!(server.received().len(), 3);
    // A redirect leads to a host with another proxy.
    let moved = Loopback::start(|_| LoopbackResponse::new(302, "").header("Location", "https://files.example/a?b"));
    let base = moved.base_url();
    let variables = [("HTTP_PROXY", &*base), ("HTTPS_PROXY", "ftp://127.0.0.1:9"), ("ACME_DOWNLOAD", "1")];
    assert_eq!(
        called(far, &variables).await,
        "files.moved failed with HTTP 302, a redirect to `https://files.example/a`: invalid proxy in the environment \
         variable `HTTPS_PROXY`: use the scheme `http` or `https`, such as `http://proxy.example:8080`, or add \
         `files.example` to `NO_PROXY` to go without a proxy"
    );
    let refusing = Loopback::start(|_| LoopbackResponse::new(407, ""));
    let result = called(far, &[("HTTP_PROXY", &refusing.base_url())]).await;
    assert!(result.contains("the proxy requires credentials (HTTP 407)"), "{result}");
}
