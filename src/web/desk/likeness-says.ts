/** Likeness (0 to 1) as an editor reads it: '62 % likeness'. */
export const likenessSays = (likeness: number): string => `${Math.round(Math.min(1, Math.max(0, likeness)) * 100)} % likeness`
