package dev.hushcell.internal.assembly;

import dev.hushcell.admin.Columns;
import dev.hushcell.admin.Keys;

/**
 * What administrators work with.
 *
 * @param keyStores have the key-encryption keys; closed by whoever opened them
 * @param keys what is done with data keys and key-encryption keys
 * @param columns what is done with columns that have values
 * @param erasures what is needed to forget persons
 * @param audits take down which cells are used
 */
record AdministrationParts(
    OpenKeyStores keyStores, Keys keys, Columns columns, ErasureParts erasures, Audits audits) {}
