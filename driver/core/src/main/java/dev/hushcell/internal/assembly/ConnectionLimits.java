package dev.hushcell.internal.assembly;

import dev.hushcell.internal.config.FipsUse;
import dev.hushcell.internal.config.KeyUse;
import dev.hushcell.internal.model.Access;
import dev.hushcell.internal.model.TrustedObjects;

/**
 * What the configuration says of connections: mostly what it does not let them do.
 *
 * @param keys who makes catalogues and data keys
 * @param fips what is asked of the cryptography, and of which version of the module
 * @param trusted what the configuration vouches for
 * @param access what the profile may not do
 * @param unwrapAllowed whether objects of the real driver may be handed out
 * @param catalogueShown whether metadata list the tables of the catalogue
 * @param erasing whether persons can be forgotten, which takes one table more
 * @param declared how many columns are declared
 */
record ConnectionLimits(
    KeyUse.Creation keys,
    FipsUse fips,
    TrustedObjects trusted,
    Access access,
    boolean unwrapAllowed,
    boolean catalogueShown,
    boolean erasing,
    int declared) {}
