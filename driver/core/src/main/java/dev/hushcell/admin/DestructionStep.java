package dev.hushcell.admin;

/**
 * One thing that was done to destroy keys, or would be.
 *
 * @param what the key concerned
 * @param done what was done with it, in a sentence
 * @param isFinal whether the key is gone for good; else {@link KeyStatus#outstanding()} says what
 *     is left to do
 */
public record DestructionStep(Destroyable what, String done, boolean isFinal) {}
