package dev.hushcell.architecture.broken.internal.config;

import javax.crypto.SecretKey;

/** Breaks: cryptography where nobody looks for it. */
record Encrypts(SecretKey key) {}
