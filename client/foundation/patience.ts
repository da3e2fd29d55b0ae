// Waiting with an end, for what nobody promises to answer.

/** The answer, or undefined when it takes longer; the work itself goes on. Throws what it throws in time. */
export const answerWithin = async <T>(ms: number, work: Promise<T>): Promise<T | undefined> => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const enough = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), ms);
  });
  try {
    return await Promise.race([work, enough]);
  } finally {
    clearTimeout(timer);
  }
};
