package dev.hushcell.internal.assembly;

/** Marks the driver of this product, which is no real driver for it to stand on. */
public interface OwnDriver {}
