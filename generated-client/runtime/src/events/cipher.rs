//! Encryption: AES-256-CBC, with the SHA-256 of the secret as its key.

use crate::value::Secret;
use aes::Aes256;
use aes::cipher::block_padding::Pkcs7;
use aes::cipher::{BlockModeDecrypt, KeyIvInit};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256};

/// The length of a block and of the initial vector, in bytes.
const BLOCK: usize = 16;

/// Returns the bytes of an encrypted text; `None` for Base64, a length or a padding that is wrong.
pub(super) fn decrypt(secret: &Secret, text: &str) -> Option<Vec<u8>> {
    let raw = BASE64_STANDARD.decode(text).ok()?;
    let (iv, encrypted) = raw.split_at_checked(BLOCK)?;
    let cipher = cbc::Decryptor::<Aes256>::new_from_slices(&key(secret), iv).ok()?;
    let mut buffer = encrypted.to_vec();
    let length = cipher.decrypt_padded::<Pkcs7>(&mut buffer).ok()?.len();
    buffer.truncate(length);
    Some(buffer)
}

/// Returns the encrypted text of bytes.
#[cfg(feature = "testing")]
pub(crate) fn encrypt(secret: &Secret, iv: [u8; BLOCK], plain: &[u8]) -> String {
    use aes::cipher::BlockModeEncrypt;
    let cipher = cbc::Encryptor::<Aes256>::new_from_slices(&key(secret), &iv).expect("the key has 32 bytes");
    let mut buffer = plain.to_vec();
    buffer.resize(plain.len() / BLOCK * BLOCK + BLOCK, 0);
    let encrypted = cipher.encrypt_padded::<Pkcs7>(&mut buffer, plain.len()).expect("the buffer has a block more");
    BASE64_STANDARD.encode([&iv[..], encrypted].concat())
}

/// Returns the key of a secret: its SHA-256.
fn key(secret: &Secret) -> [u8; 32] {
    Sha256::digest(secret.expose()).into()
}

#[cfg(test)]
mod tests {
    use super::decrypt;
    use crate::value::Value;

    #[test]
    fn known_ciphertexts_have_their_plaintexts() {
        let vectors: Value = include_str!("../../tests/runtime/events/vectors.json").parse().expect("JSON");
        for row in vectors["decryption"].as_array().expect("rows") {
            let text = |key: &str| row[key].as_str().expect("text");
            let plain = decrypt(&text("key").into(), text("ciphertext"));
            assert_eq!(plain.as_deref(), Some(text("plaintext").as_bytes()), "{row}");
        }
    }
}
