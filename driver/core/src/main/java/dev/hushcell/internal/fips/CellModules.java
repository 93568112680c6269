package dev.hushcell.internal.fips;

import dev.hushcell.internal.fips.FipsModules.CellModule;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The modules for cells that were started, each once; a start that failed is tried again. */
final class CellModules {
  private final ConcurrentMap<Wanted, ModuleWithCells> started = new ConcurrentHashMap<>();

  private record Wanted(ModuleChoice choice, CellModule cells) {}

  FipsModule of(ModuleChoice choice, CellModule cells, FipsModule module) {
    return started.computeIfAbsent(
        new Wanted(choice, cells), wanted -> start(wanted.cells(), module));
  }

  /** The threads of the module do not inherit the context class loader of an application. */
  private static ModuleWithCells start(CellModule cells, FipsModule module) {
    Thread here = Thread.currentThread();
    ClassLoader context = here.getContextClassLoader();
    here.setContextClassLoader(ClassLoader.getPlatformClassLoader());
    try {
      return new Start(cells, module).started();
    } catch (IOException e) {
      throw FipsFault.COPY_FAILED.fault(
          cells.jar()
              + ", which fips.cells names, could not be read or copied; make the file readable and"
              + " java.io.tmpdir a writable directory with 20 MB free",
          e);
    } catch (GeneralSecurityException | LinkageError e) {
      throw FipsFault.START_FAILED.fault(
          "the module for cells in "
              + cells.jar()
              + " did not start; see the cause, or leave fips.cells out",
          e);
    } finally {
      here.setContextClassLoader(context);
    }
  }

  /**
   * Starts a module for cells in a class loader of its own, and proves that its jar is the pinned
   * one, that it passes its own tests and runs in approved mode, and that its ciphers make what
   * those of the FIPS module make. Nothing is registered in the JVM.
   */
  private record Start(CellModule wanted, FipsModule module) {
    private static final int KEY_BYTES = 32;
    private static final int BLOCK = 16;

    /** Lengths in blocks for which both modules are compared: small cells, and large ones. */
    private static final int[] BLOCKS = {1, 2, 3, 4, 5, 8, 9, 64, 257};

    ModuleWithCells started() throws IOException, GeneralSecurityException {
      Path jar =
          PinnedJars.copied(wanted.jar().toUri().toURL(), "cells.jar", wanted.sha256())
              .orElseThrow(this::wrong);
      ClassLoader loader =
          new URLClassLoader(
              "hushcell-cells",
              new URL[] {jar.toUri().toURL()},
              ClassLoader.getPlatformClassLoader());
      for (KnownModule each : KnownModule.values()) {
        Class<?> type;
        try {
          type = Class.forName(each.type(), true, loader);
        } catch (ClassNotFoundException e) {
          continue;
        }
        try {
          return started(each, each.provider(type));
        } catch (ReflectiveOperationException e) {
          throw new GeneralSecurityException(
              "it is of a version that Hushcell does not know how to prove", e);
        }
      }
      throw FipsFault.START_FAILED.fault(
          wanted.jar()
              + " holds no module that Hushcell knows how to prove; fips.cells takes the jar of Amazon"
              + " Corretto Crypto Provider in a FIPS build");
    }

    private ModuleWithCells started(KnownModule known, Provider provider)
        throws ReflectiveOperationException, GeneralSecurityException {
      known.test(provider);
      boolean approved = known.isApproved(provider);
      if (!approved && wanted.certificate().isPresent()) {
        throw FipsFault.NOT_APPROVED.fault(
            wanted.jar()
                + " is no build for approved mode, whatever certificate fips.cells states; take the"
                + " FIPS build that the certificate names, or leave fips.cells out");
      }
      compare(provider);
      FipsStatus.Cells facts =
          new FipsStatus.Cells(
              known.name(),
              provider.getVersionStr(),
              approved && wanted.certificate().isPresent(),
              wanted.sha256(),
              wanted.certificate().orElse("none; accept: not-approved takes it without one"));
      return new ModuleWithCells(module, provider, module.status().with(facts));
    }

    private RuntimeException wrong() {
      return FipsFault.WRONG_CHECKSUM.fault(
          wanted.jar()
              + " has not the SHA-256 "
              + wanted.sha256()
              + " that fips.cells states; take the file that it was written for");
    }

    /** Compares what both modules make of the same random input, and of several in a row. */
    private void compare(Provider other) throws GeneralSecurityException {
      byte[] key = random(KEY_BYTES);
      Cipher[] sealing = {cipher(module.provider(), key, true), cipher(other, key, true)};
      Cipher opening = cipher(other, key, false);
      Mac[] macs = {mac(module.provider(), key), mac(other, key)};
      for (int blocks : BLOCKS) {
        byte[] plain = random(blocks * BLOCK);
        byte[] sealed = sealing[0].doFinal(plain);
        if (!Arrays.equals(sealed, sealing[1].doFinal(plain))
            || !Arrays.equals(plain, opening.doFinal(sealed))
            || !Arrays.equals(macs[0].doFinal(plain), macs[1].doFinal(plain))) {
          throw new GeneralSecurityException("it makes other cells than the FIPS module");
        }
      }
    }

    private byte[] random(int length) {
      byte[] bytes = new byte[length];
      module.random().nextBytes(bytes);
      return bytes;
    }

    private static Cipher cipher(Provider provider, byte[] key, boolean seals)
        throws GeneralSecurityException {
      Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding", provider);
      cipher.init(
          seals ? Cipher.ENCRYPT_MODE : Cipher.DECRYPT_MODE,
          new SecretKeySpec(key, "AES"),
          new IvParameterSpec(new byte[BLOCK]));
      return cipher;
    }

    private static Mac mac(Provider provider, byte[] key) throws GeneralSecurityException {
      Mac mac = Mac.getInstance("HmacSHA256", provider);
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac;
    }
  }

  /** The FIPS module, but for the ciphers of cells, which another module executes. */
  private record ModuleWithCells(FipsModule module, Provider cells, FipsStatus status)
      implements FipsModule {
    @Override
    public Provider provider() {
      return module.provider();
    }

    @Override
    public SecureRandom random() {
      return module.random();
    }

    @Override
    public byte[] deriveKey(byte[] secret, byte[] label, byte[] context, int length) {
      return module.deriveKey(secret, label, context, length);
    }
  }
}
