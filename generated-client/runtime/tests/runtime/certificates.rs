//! Certificates of servers: accepted, or refused once with a reason in plain words.
//!
//! The results are the same with rustls and with native-tls.

use crate::sample::{builder, valid};
use clientloom_runtime::error::TransportKind;
use clientloom_runtime::{Call, Error};
use rcgen::{BasicConstraints, Certificate, CertificateParams, DnType, ExtendedKeyUsagePurpose, IsCa, Issuer, KeyPair};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::aws_lc_rs;
use tokio_rustls::rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};

/// The facts of a certificate of an authority for this machine, as `openssl req -x509` makes it.
fn params() -> CertificateParams {
    named(&["localhost", "127.0.0.1"])
}

/// The facts of a certificate of an authority for these hosts.
fn named(hosts: &[&str]) -> CertificateParams {
    let hosts: Vec<String> = hosts.iter().copied().map(str::to_owned).collect();
    let mut params = CertificateParams::new(hosts).unwrap();
    params.distinguished_name.push(DnType::CommonName, "localhost");
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    params
}

/// Changes the facts of a certificate.
fn with(change: impl FnOnce(&mut CertificateParams)) -> CertificateParams {
    let mut params = params();
    change(&mut params);
    params
}

/// Starts a server that responds to each request with a success, and returns its port and the
/// number of its connections.
async fn server(certificate: &Certificate, key: &KeyPair) -> (u16, Arc<AtomicUsize>) {
    let key = PrivateKeyDer::from(PrivatePkcs8KeyDer::from(key.serialize_der()));
    let config = ServerConfig::builder_with_provider(Arc::new(aws_lc_rs::default_provider()));
    let config = config.with_safe_default_protocol_versions().unwrap().with_no_client_auth();
    let config = config.with_single_cert(vec![certificate.der().clone()], key).unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let connections = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&connections);
    tokio::spawn(async move {
        let acceptor = TlsAcceptor::from(Arc::new(config));
        loop {
            let (stream, _) = listener.accept().await.unwrap();
            counted.fetch_add(1, Ordering::SeqCst);
            let Ok(mut stream) = acceptor.accept(stream).await else { continue };
            let _some_of_the_request = stream.read(&mut [0; 4096]).await;
            let answer = b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 10\r\n\r\n{\"code\":0}";
            let _sent = stream.write_all(answer).await;
            let _ended = stream.shutdown().await;
        }
    });
    (port, connections)
}

/// Calls a server with this certificate, and returns the reason of the failure and the number of
/// connections.
async fn call(
    host: &str,
    certificate: &Certificate,
    key: &KeyPair,
    root: Option<&Certificate>,
) -> (Option<String>, usize) {
    let (port, connections) = server(certificate, key).await;
    let mut builder = builder().base_url(format!("https://{host}:{port}"));
    if let Some(root) = root {
        builder = builder.root_certificate(root.pem());
    }
    let reason = match Call::new(&builder.build().unwrap().0, &valid()).await {
        Ok(_) => None,
        Err(Error::Transport(error)) => {
            assert_eq!(error.kind(), TransportKind::Certificate, "{error}");
            assert!(!error.may_have_reached_server());
            Some(error.to_string())
        }
        Err(error) => panic!("{error}"),
    };
    (reason, connections.load(Ordering::SeqCst))
}

const SELF_SIGNED: &str =
    "it is self-signed, and the client does not trust it: pass it to `root_certificate` if you do";
const UNKNOWN: &str =
    "the client does not trust its issuer: pass the issuer's certificate to `root_certificate` if you do";
const EXPIRED: &str = "it has expired: renew it, or correct the clock of this machine";
const LATER: &str = "it is not valid yet: correct the clock of this machine";
const OTHER_HOST: &str = "it is for another host: check the host in the base URL";

/// Compares the reason of one refusal with the expected one.
fn check(name: &str, (reason, connections): (Option<String>, usize), expected: Option<&str>) {
    assert_eq!(connections, 1, "{name}: {reason:?}");
    let start = "things.probe received no response: the server's certificate was not accepted: ";
    let expected = expected.map(|reason| format!("{start}{reason}; the call was not sent"));
    assert_eq!(reason, expected, "{name}");
}

#[tokio::test]
async fn a_self_signed_certificate_is_accepted_as_its_own_root_alone() {
    let key = KeyPair::generate().unwrap();
    let no_authority = with(|it| it.is_ca = IsCa::ExplicitNoCa);
    let expired = with(|it| it.not_after = rcgen::date_time_ymd(2020, 1, 1));
    let later = with(|it| it.not_before = rcgen::date_time_ymd(4000, 1, 1));
    // Columns: certificate, host of the call, reason if the certificate is its own root.
    let cases = [
        ("authority", params(), "localhost", None),
        ("address", params(), "127.0.0.1", None),
        ("common name", named(&[]), "localhost", None),
        ("no authority", no_authority, "localhost", None),
        ("expired", expired, "localhost", Some(EXPIRED)),
        ("later", later, "localhost", Some(LATER)),
        ("other host", named(&["other.example"]), "localhost", Some(OTHER_HOST)),
        ("other address", named(&["localhost"]), "127.0.0.1", Some(OTHER_HOST)),
    ];
    for (name, params, host, reason) in cases {
        let certificate = params.self_signed(&key).unwrap();
        check(name, call(host, &certificate, &key, None).await, Some(SELF_SIGNED));
        check(name, call(host, &certificate, &key, Some(&certificate)).await, reason);
    }
}

#[tokio::test]
async fn a_similar_root_does_not_make_a_certificate_trusted() {
    let (key, other_key) = (KeyPair::generate().unwrap(), KeyPair::generate().unwrap());
    let certificate = params().self_signed(&key).unwrap();
    let other_root = params().self_signed(&other_key).unwrap();
    check("other key", call("localhost", &certificate, &key, Some(&other_root)).await, Some(SELF_SIGNED));
    let certificate = with(|it| it.is_ca = IsCa::ExplicitNoCa).self_signed(&key).unwrap();
    check("no authority", call("localhost", &certificate, &key, Some(&other_root)).await, Some(SELF_SIGNED));
}

#[tokio::test]
async fn a_certificate_for_clients_is_refused() {
    let key = KeyPair::generate().unwrap();
    let for_clients = with(|it| it.extended_key_usages = vec![ExtendedKeyUsagePurpose::ClientAuth]);
    let certificate = for_clients.self_signed(&key).unwrap();
    let (reason, connections) = call("localhost", &certificate, &key, Some(&certificate)).await;
    assert!(reason.is_some_and(|reason| reason.contains("it is not valid: ")) && connections == 1);
}

#[tokio::test]
async fn an_issued_certificate_needs_its_issuer() {
    let (key, authority_key) = (KeyPair::generate().unwrap(), KeyPair::generate().unwrap());
    let mut authority = named(&[]);
    authority.distinguished_name.push(DnType::CommonName, "Authority");
    let root = authority.self_signed(&authority_key).unwrap();
    let issuer = Issuer::new(authority, authority_key);
    let certificate = with(|it| it.is_ca = IsCa::NoCa).signed_by(&key, &issuer).unwrap();
    check("issued", call("localhost", &certificate, &key, None).await, Some(UNKNOWN));
    check("issued", call("localhost", &certificate, &key, Some(&root)).await, None);
    let mut other_host = named(&["other.example"]);
    other_host.is_ca = IsCa::NoCa;
    let other_host = other_host.signed_by(&key, &issuer).unwrap();
    check("other host", call("localhost", &other_host, &key, Some(&root)).await, Some(OTHER_HOST));
}

#[tokio::test]
async fn invalid_root_certificates_fail_the_build() {
    let no_pem = "invalid root certificate: pass PEM text with at least one certificate";
    let no_certificate = "invalid root certificate: the PEM text contains data that is not a certificate";
    let key = KeyPair::generate().unwrap();
    let certificate = params().self_signed(&key).unwrap();
    let block = |data: &str| format!("-----BEGIN CERTIFICATE-----\n{data}\n-----END CERTIFICATE-----\n");
    for (root, why) in [
        (b"hello".to_vec(), no_pem),
        (Vec::new(), no_pem),
        (certificate.der().to_vec(), no_pem),
        (key.serialize_pem().into_bytes(), no_pem),
        (block("!").into_bytes(), no_pem),
        (block("aGVsbG8=").into_bytes(), no_certificate),
        (block("MIIBAA==").into_bytes(), no_certificate),
        (format!("{}{}", certificate.pem(), block("aGVsbG8=")).into_bytes(), no_certificate),
    ] {
        for base in ["http://localhost", "https://far.example"] {
            let error = builder().base_url(base).root_certificate(root.clone()).build().unwrap_err();
            assert!(matches!(error, Error::Build(_)));
            assert_eq!(error.to_string(), why, "{}", String::from_utf8_lossy(&root));
        }
    }
}
