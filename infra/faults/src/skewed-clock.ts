// Loaded before a service (node --require): its clock is off by MOTCUA_CLOCK_SKEW_DAYS; timers go on as they should.
const skew = Number(process.env.MOTCUA_CLOCK_SKEW_DAYS) * 24 * 3_600_000;
const RealDate = Date;

class SkewedDate extends RealDate {
  constructor(...given: unknown[]) {
    if (given.length === 0) super(RealDate.now() + skew);
    else super(...(given as [number]));
  }

  static override now(): number {
    return RealDate.now() + skew;
  }
}

globalThis.Date = SkewedDate as DateConstructor;
