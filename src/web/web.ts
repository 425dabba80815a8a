export { type GivePicture, openWeb, startingApp, type Web, type WebFacts } from './app.ts'
export { type Inside, openInside, trialRules } from './inside.ts'
export { openPictures } from './pictures.ts'
export { gatherProgress, isCutOff, type Progress } from './reader/setting/gather-progress.ts'
