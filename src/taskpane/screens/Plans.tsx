export default function Plans({ back }: { back: () => void }) {
  return <button onClick={back}>Plans</button>;
}
