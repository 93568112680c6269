/** The annotation processor of Hushcell; for the compiler only. */
module dev.hushcell.processor {
  requires java.compiler;
  requires static org.jspecify;

  provides javax.annotation.processing.Processor with
      dev.hushcell.processor.EncryptedProcessor;
}
