package dev.hushcell.internal.keyring;

import dev.hushcell.secret.SecretBytes;
import java.util.UUID;

/**
 * A data key: the 256-bit secret from which the subkeys of one key name and version are derived.
 *
 * @param name name of the key within its catalogue
 * @param uuid bound into every cell as associated data
 * @param id random, never reused within a catalogue; stands in every cell
 * @param version 1 for the first
 * @param secret 32 bytes
 */
public record DataKey(String name, UUID uuid, int id, int version, SecretBytes secret) {}
