//! Passwords: Argon2id, off the async threads, never more at once than there are cores.

use std::{
    num::NonZero,
    sync::{Arc, Mutex, PoisonError},
    thread,
};

use argon2::{
    ARGON2ID_IDENT, Argon2, Block, Params,
    password_hash::phc::{Output, ParamsString, PasswordHash, Salt},
};
use innkey_protocol::Secret;
use tokio::sync::Semaphore;

use crate::error::Error;

/// Bytes of a hash and of its salt.
const OUTPUT: usize = 32;
const SALT: usize = 16;

/// Hashes and compares passwords with 19 MiB, two passes, one lane (the OWASP cheat sheet's first choice).
/// The memory is kept: allocated afresh for each hash it would stay with the process.
#[derive(Clone)]
pub struct Passwords {
    turns: Arc<Semaphore>,
    memory: Arc<Mutex<Vec<Vec<Block>>>>,
}

impl Default for Passwords {
    fn default() -> Self {
        let cores = thread::available_parallelism().map_or(1, NonZero::get);
        Self { turns: Arc::new(Semaphore::new(cores)), memory: Arc::default() }
    }
}

impl Passwords {
    /// The hash to keep, as a PHC string.
    ///
    /// # Errors
    /// When the operating system gives no random numbers.
    pub async fn hash(&self, password: Secret) -> Result<String, Error> {
        let mut salt = [0; SALT];
        getrandom::fill(&mut salt).map_err(Error::internal)?;
        let params = Params::DEFAULT;
        let output = self.digest(password, salt.to_vec(), params.clone()).await?;
        let hash = PasswordHash {
            algorithm: ARGON2ID_IDENT,
            version: Some(argon2::Version::V0x13.into()),
            params: ParamsString::try_from(&params).map_err(Error::internal)?,
            salt: Some(Salt::new(&salt).map_err(Error::internal)?),
            hash: Some(Output::new(&output).map_err(Error::internal)?),
        };
        Ok(hash.to_string())
    }

    /// Whether the password is the hashed one. Without a hash (no such user) it takes as long and is not.
    ///
    /// # Errors
    /// When the kept hash is damaged.
    pub async fn matches(&self, password: Secret, kept: Option<String>) -> Result<bool, Error> {
        let kept =
            kept.map(|text| PasswordHash::new(&text)).transpose().map_err(Error::internal)?;
        let (params, salt) = match &kept {
            Some(hash) => {
                let salt =
                    hash.salt.as_ref().ok_or_else(|| Error::internal("hash without salt"))?;
                (Params::try_from(hash).map_err(Error::internal)?, salt.to_vec())
            }
            None => (Params::DEFAULT, vec![0; SALT]),
        };
        let output = self.digest(password, salt, params).await?;
        let expected = kept.and_then(|hash| hash.hash);
        let output = Output::new(&output).map_err(Error::internal)?;
        Ok(expected.is_some_and(|expected| expected == output))
    }

    async fn digest(
        &self,
        password: Secret,
        salt: Vec<u8>,
        params: Params,
    ) -> Result<[u8; OUTPUT], Error> {
        // Tests count these: an unknown user must cost as much as a wrong password.
        tracing::trace!("hashing a password");
        let _turn = self.turns.acquire().await.map_err(Error::internal)?;
        let memory = Arc::clone(&self.memory);
        let digest = move || {
            let pool = || memory.lock().unwrap_or_else(PoisonError::into_inner);
            let mut blocks = pool().pop().unwrap_or_default();
            blocks.resize(params.block_count(), Block::default());
            let mut output = [0; OUTPUT];
            let argon2 = Argon2::from(params);
            let done = argon2.hash_password_into_with_memory(
                password.expose().as_bytes(),
                &salt,
                &mut output,
                &mut blocks,
            );
            pool().push(blocks);
            done.map(|()| output).map_err(Error::internal)
        };
        tokio::task::spawn_blocking(digest).await?
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn only_the_right_password_matches() {
        let passwords = Passwords::default();
        let secret = || Secret::new("limoncello".into());
        let hash = passwords.hash(secret()).await.unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
        assert!(passwords.matches(secret(), Some(hash.clone())).await.unwrap());
        assert!(!passwords.matches(Secret::new("x".into()), Some(hash)).await.unwrap());
        assert!(!passwords.matches(secret(), None).await.unwrap());
    }
}
