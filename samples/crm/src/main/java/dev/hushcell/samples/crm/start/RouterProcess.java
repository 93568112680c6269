package dev.hushcell.samples.crm.start;

/** x. */
public class RouterProcess {}
